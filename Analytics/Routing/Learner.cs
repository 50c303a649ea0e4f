using System.Globalization;

namespace IncidentPlatform.Analytics.Routing;

/// <summary>The ways in which weights are found; see <c>docs/decisions/routing-model.md</c> for the comparison.</summary>
internal enum LearnerFamily
{
    /// <summary>One group against the rest, squared hinge loss: <see cref="MarginFit"/>.</summary>
    Margin,

    /// <summary>Complement naive Bayes: <see cref="BayesFit"/>.</summary>
    Bayes,

    /// <summary>ML.NET's stochastic dual coordinate ascent over all groups at once: <see cref="SdcaFit"/>.</summary>
    Sdca,
}

/// <summary>A way to find the weights of a linear model.</summary>
/// <param name="Strength">Margin: the cost of an error; Bayes: the smoothing; Sdca: the L2 pull.</param>
internal sealed record Learner(LearnerFamily Family, double Strength)
{
    /// <summary>Of these a blend is chosen on rows that none of them has seen.</summary>
    public static IReadOnlyList<Learner> All { get; } =
    [
        new(LearnerFamily.Margin, 0.2), new(LearnerFamily.Margin, 0.6), new(LearnerFamily.Margin, 2),
        new(LearnerFamily.Bayes, 0.3), new(LearnerFamily.Sdca, 3e-4),
    ];

    public string Name => $"{Family} {Strength.ToString(CultureInfo.InvariantCulture)}";
}
