using IncidentPlatform.Contracts.Sla;
using IncidentPlatform.Domain.Sla;

namespace IncidentPlatform.Api.SlaPolicies;

/// <summary>Policies as the API reads and writes them.</summary>
internal static class PolicyBodies
{
    public static SlaPolicyBody Of(SlaPolicy policy) => new(
        [.. policy.Targets.Select(target => new SlaTargetBody(target.Kind, target.Priority, target.Metric, target.Seconds))], policy.PausingReasons);

    public static SlaPolicy Read(SlaPolicyBody body) => new(
        [.. body.Targets.Select(target => new SlaTarget(target.Kind, target.Priority, target.Metric, target.Seconds))],
        [.. body.PausingReasons.Distinct()]);

    public static IReadOnlyList<OlaTargetBody> Of(OlaPolicy policy) =>
        [.. policy.Targets.Select(target => new OlaTargetBody(target.Priority, target.Metric, target.Seconds))];

    public static OlaPolicy Read(IReadOnlyList<OlaTargetBody> targets) =>
        new([.. targets.Select(target => new OlaTarget(target.Priority, target.Metric, target.Seconds))]);
}
