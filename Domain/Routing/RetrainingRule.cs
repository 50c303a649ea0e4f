using NodaTime;

namespace IncidentPlatform.Domain.Routing;

/// <summary>Whether an organization's model is to be trained anew without anybody asking.</summary>
public static class RetrainingRule
{
    /// <summary>What failed today may succeed with tomorrow's records; and a model that drift brought forth is given a day to be judged.</summary>
    public static readonly Duration RestsFor = Duration.FromDays(1);

    /// <summary>Why a training is due now; null when none is.</summary>
    /// <param name="state">Where the organization stands.</param>
    /// <param name="now">Now.</param>
    /// <returns>Never with fewer new records than asked for; drift comes before the calendar.</returns>
    public static RoutingTrigger? Due(RetrainingState state, Instant now)
    {
        var passed = now - state.LastTrainingAt;
        if (state.NewRecords < state.FewestNewRecords || passed < RestsFor) return null;
        if (state.RetrainsOnDrift && state.Drift.Count > 0) return RoutingTrigger.Drift;

        return state.RetrainDays is { } days && passed >= Duration.FromDays(days) ? RoutingTrigger.Schedule : null;
    }
}
