namespace IncidentPlatform.Data.Demo.History.Scenarios;

/// <summary>How bad a scenario tends to be; gives the odds of impact and urgency.</summary>
internal enum Severity
{
    Low,
    Normal,
    High,
    Outage,
}

/// <summary>
/// A reason to call the service desk. Texts hold alternatives in brackets, <c>[a|b]</c>, which may nest and be empty, and slots in
/// braces, <c>{app}</c>; see <see cref="Phrase"/>.
/// </summary>
/// <param name="Weight">How often it happens beside the others.</param>
/// <param name="Resolvers">Who ends up resolving it, with odds: the same words do not always lead to the same group.</param>
internal sealed record Scenario(string Service, string Category, double Weight, params (string Group, double Odds)[] Resolvers)
{
    public Severity Severity { get; init; } = Severity.Normal;

    /// <summary>Share of questions; the rest are incidents.</summary>
    public double Questions { get; init; }

    /// <summary>Units that report it more often than others; empty when all do alike.</summary>
    public string[] Units { get; init; } = [];

    /// <summary>Part of the period in which it happens, 0 to 1: systems come and go.</summary>
    public (double From, double To) Active { get; init; } = (0, 1);

    /// <summary>From a point of the period on others resolve it: responsibilities move.</summary>
    public (double From, (string Group, double Odds)[] Resolvers)? Later { get; init; }

    public required string[] SubjectsId { get; init; }

    public required string[] SubjectsEn { get; init; }

    public required string[] TextsId { get; init; }

    public required string[] TextsEn { get; init; }
}
