using IncidentPlatform.Domain.Sla;
using NodaTime;

namespace IncidentPlatform.Data.Sla;

/// <summary>A clock between the rules and its row.</summary>
public static class ClockMapping
{
    /// <summary>The clock of a row.</summary>
    public static Clock ToClock(ClockRow row) => new()
    {
        Id = row.Id,
        Metric = row.Metric,
        Level = row.Level,
        HolderGroupId = row.HolderGroupId,
        Run = row.Run,
        State = row.State,
        PolicyVersionId = row.PolicyVersionId,
        CalendarVersionId = row.CalendarVersionId,
        Target = Duration.FromSeconds(row.TargetSeconds),
        Spans = row.Spans,
        StartedAt = row.StartedAt,
        StoppedAt = row.StoppedAt,
        DueAt = row.DueAt,
        BreachedAt = row.BreachedAt,
        BreachCause = row.BreachCause,
        ExcusedAt = row.ExcusedAt,
        AfterReopening = row.AfterReopening,
        Band = row.Band,
        Generation = row.Generation,
    };

    internal static ClockRow NewRow(Clock clock, Guid organizationId, Guid incidentId)
    {
        var row = new ClockRow
        {
            Id = clock.Id,
            OrganizationId = organizationId,
            IncidentId = incidentId,
            Metric = clock.Metric,
            Level = clock.Level,
            HolderGroupId = clock.HolderGroupId,
        };
        Copy(clock, row);
        return row;
    }

    internal static void Copy(Clock clock, ClockRow row)
    {
        row.Run = clock.Run;
        row.State = clock.State;
        row.PolicyVersionId = clock.PolicyVersionId;
        row.CalendarVersionId = clock.CalendarVersionId;
        row.TargetSeconds = (long)clock.Target.TotalSeconds;
        row.Spans = [.. clock.Spans];
        row.StartedAt = clock.StartedAt;
        row.StoppedAt = clock.StoppedAt;
        row.DueAt = clock.DueAt;
        row.BreachedAt = clock.BreachedAt;
        row.BreachCause = clock.BreachCause;
        row.ExcusedAt = clock.ExcusedAt;
        row.AfterReopening = clock.AfterReopening;
        row.Band = clock.Band;
        row.Generation = clock.Generation;
    }
}
