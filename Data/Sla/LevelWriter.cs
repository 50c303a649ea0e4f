using System.Diagnostics;
using System.Text.Json;
using IncidentPlatform.Data.Escalation;
using IncidentPlatform.Data.Json;
using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using NodaTime;

namespace IncidentPlatform.Data.Sla;

/// <summary>
/// Writes the changes of many locked records with one statement for each table: what follows from their lines is the same as
/// for a single command, but a statement for each row would take several times as long as the rows.
/// </summary>
public sealed class LevelWriter(PlatformDbContext db, DeliveryPlan deliveries)
{
    /// <summary>Writes the changes in the present transaction.</summary>
    /// <param name="changes">Of locked records.</param>
    /// <param name="context">With which they were decided.</param>
    /// <param name="now">When their deliveries are enqueued.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task WriteAsync(IReadOnlyList<LevelChange> changes, LevelContext context, Instant now, CancellationToken cancel)
    {
        if (changes.Count == 0) return;

        var organizationId = changes[0].Before.OrganizationId;
        await using var batch = new NpgsqlBatch((NpgsqlConnection)db.Database.GetDbConnection());
        // The order in which every command takes rows: records (locked already), then clocks, timers, deliveries.
        Add(batch, Records(organizationId, changes));
        Add(batch, Lines(organizationId, changes));
        Add(batch, Clocks(organizationId, changes));
        Add(batch, BegunClocks(organizationId, changes));
        Add(batch, Timers(organizationId, changes, context));
        Add(batch, Firings(organizationId, changes));
        Add(batch, Deliveries(organizationId, changes, now));
        await batch.ExecuteNonQueryAsync(cancel);
    }

    private static NpgsqlBatchCommand Records(Guid organizationId, IReadOnlyList<LevelChange> changes)
    {
        var rows = changes.Select(change => change.After).ToList();
        return new NpgsqlBatchCommand("""
            update incident i set priority = n.priority, pausing_reasons = string_to_array(n.pausing, ','), due_at = n.due_at,
                due_order = coalesce(n.due_at, 'infinity'), version = n.version, last_sequence = n.last_sequence, last_line_at = n.last_line_at,
                watch = coalesce(n.watch, i.watch)
            from unnest($2, $3, $4, $5, $6, $7, $8, $9) as n(id, priority, pausing, due_at, version, last_sequence, last_line_at, watch)
            where i.id = n.id and i.organization_id = $1
            """)
        {
            Parameters =
            {
                Value(organizationId),
                Array(rows.Select(row => row.Id)),
                Array(rows.Select(row => row.Priority.ToString())),
                Array(rows.Select(row => string.Join(',', row.PausingReasons))),
                Array(rows.Select(row => row.DueAt)),
                Array(rows.Select(row => row.Version)),
                Array(rows.Select(row => row.LastSequence)),
                Array(rows.Select(row => row.LastLineAt)),
                Json(changes.Select(change => change.After.Watch == change.Before.Watch ? null : JsonSerializer.Serialize(change.After.Watch, JsonColumn.Options))),
            },
        };
    }

    private static NpgsqlBatchCommand Lines(Guid organizationId, IReadOnlyList<LevelChange> changes)
    {
        var lines = changes.Select(change => change.Line).ToList();
        return new NpgsqlBatchCommand("""
            insert into timeline (organization_id, incident_id, sequence, at, actor_kind, actor_id, channel, visibility, type, entry, version)
            select $1, n.incident_id, n.sequence, n.at, $7, $8, $9, $10, $11, n.entry, n.version
            from unnest($2, $3, $4, $5, $6) as n(incident_id, sequence, at, entry, version)
            """)
        {
            Parameters =
            {
                Value(organizationId),
                Array(changes.Select(change => change.After.Id)),
                Array(lines.Select(line => line.Sequence)),
                Array(lines.Select(line => line.At)),
                Json(lines.Select(line => JsonSerializer.Serialize(line.Entry, JsonColumn.Options))),
                Array(changes.Select(change => change.After.Version)),
                Value(lines[0].ActorKind.ToString()),
                new NpgsqlParameter { Value = (object?)lines[0].ActorId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
                Value(lines[0].Channel.ToString()),
                Value(lines[0].Visibility.ToString()),
                Value(nameof(TimelineEntry.LevelsChanged)),
            },
        };
    }

    private static NpgsqlBatchCommand? Clocks(Guid organizationId, IReadOnlyList<LevelChange> changes)
    {
        var clocks = changes.SelectMany(ChangedClocks).ToList();
        if (clocks.Count == 0) return null;

        return new NpgsqlBatchCommand("""
            update clock c set state = n.state, policy_version_id = n.policy_version_id, calendar_version_id = n.calendar_version_id,
                target_seconds = n.target_seconds, spans = n.spans, stopped_at = n.stopped_at, due_at = n.due_at, breached_at = n.breached_at,
                breach_cause = n.breach_cause, band = n.band, generation = n.generation
            from unnest($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) as n(
                id, state, policy_version_id, calendar_version_id, target_seconds, spans, stopped_at, due_at, breached_at, breach_cause, band,
                generation)
            where c.id = n.id and c.organization_id = $1
            """)
        {
            Parameters =
            {
                Value(organizationId),
                Array(clocks.Select(clock => clock.Id)),
                Array(clocks.Select(clock => clock.State.ToString())),
                Array(clocks.Select(clock => clock.PolicyVersionId)),
                Array(clocks.Select(clock => clock.CalendarVersionId)),
                Array(clocks.Select(clock => (long)clock.Target.TotalSeconds)),
                Json(clocks.Select(clock => JsonSerializer.Serialize(clock.Spans, JsonColumn.Options))),
                Array(clocks.Select(clock => clock.StoppedAt)),
                Array(clocks.Select(clock => clock.DueAt)),
                Array(clocks.Select(clock => clock.BreachedAt)),
                Array(clocks.Select(clock => clock.BreachCause?.ToString())),
                Array(clocks.Select(clock => clock.Band)),
                Array(clocks.Select(clock => clock.Generation)),
            },
        };
    }

    private static NpgsqlBatchCommand? BegunClocks(Guid organizationId, IReadOnlyList<LevelChange> changes)
    {
        var begun = changes.SelectMany(change => change.After.Clocks.Skip(change.Before.Clocks.Count).Select(clock => (change.After.Id, Clock: clock))).ToList();
        if (begun.Count == 0) return null;

        // A promise of the organization, not stopped, not broken, not excused: what is left out is null.
        return new NpgsqlBatchCommand("""
            insert into clock (id, organization_id, incident_id, metric, level, run, state, policy_version_id, calendar_version_id, target_seconds,
                spans, started_at, due_at, band, generation)
            select n.id, $1, n.incident_id, n.metric, $2, n.run, n.state, n.policy_version_id, n.calendar_version_id, n.target_seconds,
                n.spans, n.started_at, n.due_at, n.band, n.generation
            from unnest($3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) as n(
                id, incident_id, metric, run, state, policy_version_id, calendar_version_id, target_seconds, spans, started_at, due_at, band, generation)
            """)
        {
            Parameters =
            {
                Value(organizationId),
                Value(nameof(ClockLevel.Sla)),
                Array(begun.Select(entry => entry.Clock.Id)),
                Array(begun.Select(entry => entry.Id)),
                Array(begun.Select(entry => entry.Clock.Metric.ToString())),
                Array(begun.Select(entry => entry.Clock.Run)),
                Array(begun.Select(entry => entry.Clock.State.ToString())),
                Array(begun.Select(entry => entry.Clock.PolicyVersionId)),
                Array(begun.Select(entry => entry.Clock.CalendarVersionId)),
                Array(begun.Select(entry => (long)entry.Clock.Target.TotalSeconds)),
                Json(begun.Select(entry => JsonSerializer.Serialize(entry.Clock.Spans, JsonColumn.Options))),
                Array(begun.Select(entry => entry.Clock.StartedAt)),
                Array(begun.Select(entry => entry.Clock.DueAt)),
                Array(begun.Select(entry => entry.Clock.Band)),
                Array(begun.Select(entry => entry.Clock.Generation)),
            },
        };
    }

    private static NpgsqlBatchCommand? Timers(Guid organizationId, IReadOnlyList<LevelChange> changes, LevelContext context)
    {
        var timers = changes.SelectMany(change =>
        {
            var silenced = change.Silenced.Select(rule => rule.Step).ToHashSet();
            // A breach that was only noted leaves the schedule, and its timers, as they are.
            var moved = EscalationTimerPlan.Changed(change.Before, change.After);
            var steps = EscalationSchedule.Of(change.After, context.Rules(change.After.Watch.PolicyVersionId), context.Calendars)
                .Where(step => moved.Contains(step.SubjectId));
            return EscalationTimers.Of(organizationId, change.After.Id, steps, step => context.HasFired(step) || silenced.Contains(step));
        }).ToList();
        if (timers.Count == 0) return null;

        return new NpgsqlBatchCommand("""
            insert into timer (clock_id, rule_id, generation, run, organization_id, incident_id, due_at, available_at, attempts, repetition)
            select n.clock_id, n.rule_id, n.generation, n.run, $1, n.incident_id, n.due_at, n.due_at, 0, n.repetition
            from unnest($2, $3, $4, $5, $6, $7, $8) as n(clock_id, rule_id, generation, run, incident_id, due_at, repetition)
            on conflict do nothing
            """)
        {
            Parameters =
            {
                Value(organizationId),
                Array(timers.Select(timer => timer.ClockId)),
                Array(timers.Select(timer => timer.RuleId)),
                Array(timers.Select(timer => timer.Generation)),
                Array(timers.Select(timer => timer.Run)),
                Array(timers.Select(timer => timer.IncidentId)),
                Array(timers.Select(timer => timer.DueAt)),
                Array(timers.Select(timer => timer.Repetition)),
            },
        };
    }

    // The key of a firing is the promise that the rule fires no more in this run; superseded: nobody is told.
    private static NpgsqlBatchCommand? Firings(Guid organizationId, IReadOnlyList<LevelChange> changes)
    {
        var silenced = changes.SelectMany(change => change.Silenced.Select(rule => (Rule: rule, change.After.Id, change.Line.At, change.After.Watch.PolicyVersionId))).ToList();
        if (silenced.Count == 0) return null;

        return new NpgsqlBatchCommand("""
            insert into escalation_firing (clock_id, rule_id, run, repetition, organization_id, incident_id, policy_version_id, due_at, fired_at, outcome)
            select n.clock_id, n.rule_id, n.run, n.repetition, $1, n.incident_id, n.policy_version_id, n.due_at, n.fired_at, $10
            from unnest($2, $3, $4, $5, $6, $7, $8, $9) as n(clock_id, rule_id, run, incident_id, due_at, fired_at, repetition, policy_version_id)
            on conflict do nothing
            """)
        {
            Parameters =
            {
                Value(organizationId),
                Array(silenced.Select(entry => entry.Rule.Step.SubjectId)),
                Array(silenced.Select(entry => entry.Rule.Step.RuleId)),
                Array(silenced.Select(entry => entry.Rule.Step.Run)),
                Array(silenced.Select(entry => entry.Id)),
                Array(silenced.Select(entry => entry.Rule.DueAt)),
                Array(silenced.Select(entry => entry.At)),
                Array(silenced.Select(entry => entry.Rule.Step.Repetition)),
                Array(silenced.Select(entry => entry.PolicyVersionId)),
                Value(nameof(EscalationOutcome.Superseded)),
            },
        };
    }

    private NpgsqlBatchCommand Deliveries(Guid organizationId, IReadOnlyList<LevelChange> changes, Instant now)
    {
        var rows = changes.SelectMany(change => deliveries.SubscriptionsOf([change.Line], change.After.Kind)
            .Select(subscription => (Subscription: subscription, change.After.Id, change.Line.Sequence))).ToList();
        return new NpgsqlBatchCommand("""
            insert into delivery (id, subscription, organization_id, record_id, from_sequence, to_sequence, enqueued_at, available_at, attempts,
                trace_parent)
            select n.id, n.subscription, $1, n.record_id, n.sequence, n.sequence, $6, $6, 0, $7
            from unnest($2, $3, $4, $5) as n(id, subscription, record_id, sequence)
            """)
        {
            Parameters =
            {
                Value(organizationId),
                Array(rows.Select(_ => Guid.CreateVersion7())),
                Array(rows.Select(row => row.Subscription)),
                Array(rows.Select(row => row.Id)),
                Array(rows.Select(row => row.Sequence)),
                Value(now),
                new NpgsqlParameter { Value = (object?)Activity.Current?.Id ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            },
        };
    }

    private static IEnumerable<Clock> ChangedClocks(LevelChange change) =>
        change.Before.Clocks.Zip(change.After.Clocks).Where(pair => !ReferenceEquals(pair.First, pair.Second)).Select(pair => pair.Second);

    private static void Add(NpgsqlBatch batch, NpgsqlBatchCommand? command)
    {
        if (command is not null) batch.BatchCommands.Add(command);
    }

    private static NpgsqlParameter<T> Value<T>(T value) => new() { TypedValue = value };

    private static NpgsqlParameter<T[]> Array<T>(IEnumerable<T> values) => new() { TypedValue = [.. values] };

    private static NpgsqlParameter Json(IEnumerable<string?> values) =>
        new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb };
}
