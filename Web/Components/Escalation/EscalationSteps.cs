using IncidentPlatform.Contracts.Escalation;
using IncidentPlatform.Domain.Escalation;

namespace IncidentPlatform.Web.Components.Escalation;

/// <summary>Which steps of a record a page has room for.</summary>
internal static class EscalationSteps
{
    private const int MostTaken = 5;
    private const int MostNext = 4;

    /// <summary>The newest that were taken, the next ones, and those that wait for a paused clock; what is over says nothing new.</summary>
    public static IReadOnlyList<EscalationStepResponse> ToShow(IReadOnlyList<EscalationStepResponse> steps) =>
    [
        .. steps.Where(step => step.FiredAt is not null).TakeLast(MostTaken),
        .. steps.Where(step => step.FiredAt is null && step.State is not EscalationStepState.Cancelled).Take(MostNext),
        .. steps.Where(step => step.State is EscalationStepState.Cancelled).Take(1),
    ];
}
