namespace IncidentPlatform.Analytics.Routing;

/// <summary>
/// A trained classifier: predicts which group resolves a record from its words, says how sure it is and why. Immutable; any number
/// of threads may use one.
/// </summary>
internal sealed class RoutingModel
{
    private const int MostSuggestions = 3;
    private const int MostTerms = 5;
    private const int FewestKnownWords = 2;
    private const double FewestKnownShare = 0.4;
    private const int MostAgainst = 3;

    // More than the platform itself knows of a record: monitoring and other systems say in codes what people say in words.
    private const int FewestFactsAlone = 5;

    internal RoutingModel(IReadOnlyList<Guid> groups, TermDictionary dictionary, LinearScorer scorer, ConfidenceModel confidence, double[] thresholds) =>
        (Groups, Dictionary, Scorer, Confidence, Thresholds) = (groups, dictionary, scorer, confidence, thresholds);

    /// <summary>The groups it can suggest.</summary>
    public IReadOnlyList<Guid> Groups { get; }

    internal TermDictionary Dictionary { get; }

    internal LinearScorer Scorer { get; }

    internal ConfidenceModel Confidence { get; }

    internal double[] Thresholds { get; }

    /// <exception cref="RoutingModelFormatException">The stream holds no model, a damaged one, or one of a newer version.</exception>
    public static RoutingModel Load(Stream stream) => RoutingModelFormat.Read(stream);

    public void Save(Stream stream) => RoutingModelFormat.Write(this, stream);

    /// <summary>Confidence from which the group's prediction is applied without a person; null when it never is.</summary>
    public double? ThresholdOf(Guid groupId)
    {
        for (var i = 0; i < Groups.Count; i++)
        {
            if (Groups[i] == groupId) return double.IsFinite(Thresholds[i]) ? Thresholds[i] : null;
        }

        return null;
    }

    /// <summary>Any text is accepted: null, empty, very long, markup, symbols. What says too little is abstained from.</summary>
    public RoutingPrediction Predict(RoutingInput input)
    {
        var text = KnownText.Read(input, Dictionary);
        if (AbstainReasonFor(text) is { } reason) return new RoutingPrediction([], reason, false);

        var scores = Scorer.Score(text.Vector);
        var order = Ranking.Of(scores);
        var confidence = Confidence.Of(scores, order);
        var suggestions = new RoutingSuggestion[Math.Min(MostSuggestions, order.Length)];
        for (var i = 0; i < suggestions.Length; i++) suggestions[i] = Suggest(text, order[i], confidence[i], scores[order[i]]);
        return new RoutingPrediction(suggestions, null, confidence[0] >= Thresholds[order[0]]);
    }

    /// <summary>The same answer as <see cref="Predict"/> without the reasons.</summary>
    public RoutingVerdict Judge(RoutingInput input)
    {
        var text = KnownText.Read(input, Dictionary);
        var (words, unknown) = (text.TopicWords, text.TopicWords - text.KnownTopicWords);
        if (AbstainReasonFor(text) is not null) return new RoutingVerdict(null, 0, false, words, unknown);

        var scores = Scorer.Score(text.Vector);
        var order = Ranking.Of(scores);
        var confidence = Confidence.Of(scores, order)[0];
        return new RoutingVerdict(Groups[order[0]], confidence, confidence >= Thresholds[order[0]], words, unknown);
    }

    /// <summary>Every group's score taken apart, in the order of <see cref="Groups"/>.</summary>
    public IReadOnlyList<RoutingExplanation> Explain(RoutingInput input)
    {
        var text = KnownText.Read(input, Dictionary);
        var scores = Scorer.Score(text.Vector);
        return [.. Groups.Select((id, group) => new RoutingExplanation(id, scores[group], Scorer.Biases[group], text.Weights(Scorer, group)))];
    }

    internal static string? AbstainReasonFor(KnownText text)
    {
        if (text.KnownFacts >= FewestFactsAlone) return null;
        if (text.IsForeignScript) return AbstainReasons.UnknownLanguage;
        if (text.KnownShare < FewestKnownShare && text.TopicWords >= FewestKnownWords)
            return text.IsKnownLanguage ? AbstainReasons.UnknownWords : AbstainReasons.UnknownLanguage;

        return text.KnownWords < FewestKnownWords || text.KnownTopicWords == 0 ? AbstainReasons.TooShort : null;
    }

    private RoutingSuggestion Suggest(KnownText text, int group, double confidence, double score)
    {
        var weights = text.Weights(Scorer, group);
        RoutingTerm[] named = [.. weights.Where(term => text.MayName(term.Word))];
        RoutingTerm[] reasons = [.. named.Where(term => term.Weight > 0).Take(MostTerms)];
        RoutingTerm[] against = [.. named.Where(term => term.Weight < 0).Reverse().Take(MostAgainst)];
        var bias = Scorer.Biases[group];
        var rest = score - bias - reasons.Sum(term => term.Weight) - against.Sum(term => term.Weight);
        return new RoutingSuggestion(Groups[group], confidence, reasons, against, score, bias, rest);
    }
}
