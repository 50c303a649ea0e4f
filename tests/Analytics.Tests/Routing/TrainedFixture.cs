using IncidentPlatform.Analytics.Routing;
using IncidentPlatform.Data.Demo.History;
using NodaTime;

[assembly: AssemblyFixture(typeof(IncidentPlatform.Analytics.Tests.Routing.TrainedFixture))]

namespace IncidentPlatform.Analytics.Tests.Routing;

/// <summary>One model over a reduced synthetic history, trained once for all tests that only ask it.</summary>
public sealed class TrainedFixture
{
    private static readonly Instant To = Instant.FromUtc(2026, 11, 24, 0, 0);
    private readonly Lazy<TrainedModel> _trained;

    public TrainedFixture() => _trained = new(() => RoutingTrainer.Train(
        Examples, new RoutingTrainingOptions { ServiceDeskGroupId = IdOf(SyntheticCatalog.ServiceDesk) }, new Recorder(Progress), CancellationToken.None));

    internal static IReadOnlyList<SyntheticIncident> History { get; } = SyntheticHistory.Generate(21, 2_500, To - Duration.FromDays(365), To);

    internal static IReadOnlyList<RoutingExample> Examples { get; } =
    [
        .. History.Select(i => new RoutingExample(RoutingInput.Of(i.Subject, i.Description, i.Unit, null, null, i.Channel), IdOf(i.GroupKey), i.OpenedAt)
        {
            FirstGroupId = IdOf(i.FirstGroupKey),
            RuleGroupId = IdOf(SyntheticCatalog.Categories.Single(category => category.Key == i.CategoryKey).DefaultGroupKey),
        }),
    ];

    internal List<TrainingProgress> Progress { get; } = [];

    internal RoutingModel Model => _trained.Value.Model;

    internal RoutingMetrics Metrics => _trained.Value.Metrics;

    internal static Guid IdOf(string groupKey) =>
        new(SyntheticCatalog.Groups.Index().Single(g => g.Item.Key == groupKey).Index + 1, 0, 0, new byte[8]);

    /// <summary>Unlike <see cref="Progress{T}"/> in order and on the caller's thread.</summary>
    internal sealed class Recorder(List<TrainingProgress> reports) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => reports.Add(value);
    }
}

/// <summary>Asking a model about a text as most tests do.</summary>
internal static class ModelQuestions
{
    public static RoutingPrediction Predict(this RoutingModel model, string? subject, string? description, string? unit) =>
        model.Predict(RoutingInput.Of(subject, description, unit, null, null, null));
}
