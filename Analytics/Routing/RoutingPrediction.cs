namespace IncidentPlatform.Analytics.Routing;

/// <summary>What the classifier says about one record.</summary>
/// <param name="Suggestions">The three best groups, best first; fewer with fewer groups, none when it abstains.</param>
/// <param name="AbstainReason">One of <see cref="AbstainReasons"/>; null when it does not abstain.</param>
/// <param name="ReachesThreshold">The first suggestion is sure enough for its group to be applied without a person.</param>
internal sealed record RoutingPrediction(
    IReadOnlyList<RoutingSuggestion> Suggestions, string? AbstainReason, bool ReachesThreshold)
{
    public bool Abstains => AbstainReason is not null;
}

/// <summary>A group with the reasons: <see cref="Bias"/>, the weights of <see cref="Terms"/> and <see cref="Against"/>, and <see cref="Rest"/> add up to <see cref="Score"/>.</summary>
/// <param name="Confidence">Calibrated share of cases like this one in which the group is right, 0 to 1.</param>
/// <param name="Terms">The words and facts that spoke for the group, heaviest first; at most five.</param>
/// <param name="Against">Those that spoke against it, heaviest first; at most three.</param>
/// <param name="Rest">What all other words add, small words and unnamed ones included.</param>
internal sealed record RoutingSuggestion(
    Guid GroupId, double Confidence, IReadOnlyList<RoutingTerm> Terms, IReadOnlyList<RoutingTerm> Against, double Score, double Bias, double Rest);

/// <param name="Word">A word of the text in lower case without accents, or a fact such as <c>unit=finance</c>.</param>
/// <param name="Weight">What the word with all its parts adds to the group's score.</param>
internal readonly record struct RoutingTerm(string Word, double Weight);

/// <summary>Why the classifier says nothing.</summary>
internal static class AbstainReasons
{
    /// <summary>Fewer than two known words, or none of them says what it is about.</summary>
    public const string TooShort = "too-short";

    /// <summary>Most words were never seen in training.</summary>
    public const string UnknownWords = "unknown-words";

    /// <summary>Neither Indonesian nor English, or no language at all.</summary>
    public const string UnknownLanguage = "unknown-language";
}
