namespace IncidentPlatform.Analytics.Routing;

/// <summary>What a training run aims at. The defaults are the measured recipe; see <c>docs/decisions/routing-model.md</c>.</summary>
internal sealed record RoutingTrainingOptions
{
    /// <summary>Share of automatic assignments that have to be right. Default 0.95; between 0.5 and 0.999.</summary>
    public double TargetPrecision { get; init; } = 0.95;

    /// <summary>Examples a group needs to be learned; smaller groups are left to the category rules. Default 30, at least 2.</summary>
    public int MinimumExamplesPerGroup { get; init; } = 30;

    /// <summary>Newest share of the examples that only measures. Default 0.15; 0.05 to 0.5.</summary>
    public double HeldOutShare { get; init; } = 0.15;

    /// <summary>Blocks in time whose scores come from a model that has not seen them. Default 5; 2 to 10.</summary>
    public int Blocks { get; init; } = 5;

    /// <summary>Models fitted side by side. Default 2; each needs some 100 MB for 8,000 examples.</summary>
    public int Parallelism { get; init; } = Math.Min(2, Environment.ProcessorCount);

    /// <summary>What the weights may be found with; the best blend is taken. Default <see cref="Learner.All"/>.</summary>
    public IReadOnlyList<Learner> Learners { get; init; } = Learner.All;

    /// <summary>Whether the model may say nothing of a text; measured without it for figures of others that always guess. Default true.</summary>
    public bool Abstains { get; init; } = true;

    /// <summary>Same seed and same examples give the same model.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The group that metrics report apart; null when the organization has no service desk among the labels.</summary>
    public Guid? ServiceDeskGroupId { get; init; }

    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(TargetPrecision, 0.5);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(TargetPrecision, 0.999);
        ArgumentOutOfRangeException.ThrowIfLessThan(MinimumExamplesPerGroup, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(HeldOutShare, 0.05);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(HeldOutShare, 0.5);
        ArgumentOutOfRangeException.ThrowIfLessThan(Blocks, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Blocks, 10);
        ArgumentOutOfRangeException.ThrowIfLessThan(Parallelism, 1);
    }
}
