using IncidentPlatform.Api.Incidents;
using IncidentPlatform.Contracts.Escalation;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Calendars;
using IncidentPlatform.Data.Escalation;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.Sla;
using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Escalation;

/// <summary>Says of a record what fired, what was superseded or kept still, and what comes next.</summary>
internal sealed class EscalationReader(PlatformDbContext db, EscalationPolicies policies, RuleNames names, CalendarLibrary calendars)
{
    // A record with more of them is one that nobody works on; the newest say so.
    private const int MostTaken = 200;

    /// <summary>The steps of a record that the caller may see.</summary>
    public async Task<EscalationsResponse> ReadAsync(IncidentRow row, CancellationToken cancel)
    {
        var (facts, lookup) = await FactsAsync(row, cancel);
        var taken = await db.EscalationFirings.AsNoTracking()
            .Where(firing => firing.OrganizationId == row.OrganizationId && firing.IncidentId == row.Id)
            .OrderByDescending(firing => firing.FiredAt).ThenByDescending(firing => firing.DueAt)
            .Take(MostTaken).ToListAsync(cancel);
        var policy = await policies.FindAsync(db, facts.Watch.PolicyVersionId, cancel);
        var outlook = EscalationOutlook.Of(facts, policy, taken.Select(firing => firing.Key).ToHashSet(), lookup);

        var fired = new List<(EscalationRule Rule, EscalationFiringRow Row)>();
        foreach (var firing in taken)
        {
            if ((await policies.FindAsync(db, firing.PolicyVersionId, cancel)).Find(firing.RuleId) is { } rule) fired.Add((rule, firing));
        }
        fired.Reverse();

        IEnumerable<Guid> acknowledgedBy = facts.Watch.AcknowledgedBy is { } person ? [person] : [];
        var rules = fired.Select(step => step.Rule).Concat(policy.Rules);
        var named = await names.OfAsync(RuleMapping.Named(rules).Concat(acknowledgedBy), cancel);
        return new EscalationsResponse(
            [
                .. fired.Select(step => new EscalationStepResponse(
                    RuleMapping.ToBody(step.Rule, named), step.Row.Repetition, StateOf(step.Row.Outcome), step.Row.DueAt, step.Row.FiredAt)),
                .. outlook.Select(step => new EscalationStepResponse(
                    RuleMapping.ToBody(step.Rule, named), step.Repetition, step.State, step.DueAt, null)),
            ],
            facts.Hops, facts.SilentHops, facts.Watch.AcknowledgedAt,
            facts.Watch.AcknowledgedBy is { } by ? named.GetValueOrDefault(by, "") : null,
            facts.IsOpen && facts.Watch.AcknowledgedAt is null
                && fired.Exists(step => step.Rule.StopsOnAcknowledge && step.Row.Outcome == EscalationOutcome.Fired));
    }

    private async Task<(Incident Facts, CalendarLookup Calendars)> FactsAsync(IncidentRow row, CancellationToken cancel)
    {
        // A record that no command has touched since rules look at records: its timeline tells.
        if (row.Watch is not { } watch) return await PastRecord.FactsAsync(row.Id, row.LastSequence, db, calendars, cancel);

        var clocks = (await db.Clocks.AsNoTracking().Where(clock => clock.IncidentId == row.Id).ToListAsync(cancel)).ConvertAll(ClockMapping.ToClock);
        var versions = clocks.SelectMany(clock => clock.Spans.Select(span => span.CalendarVersionId).Append(clock.CalendarVersionId))
            .Concat(watch.CalendarVersionId is { } own ? [own] : []).Distinct().ToList();
        return (IncidentMapping.ToIncident(row, clocks), await calendars.LookupAsync(db, versions, cancel));
    }

    private static EscalationStepState StateOf(EscalationOutcome outcome) => outcome switch
    {
        EscalationOutcome.Fired => EscalationStepState.Fired,
        EscalationOutcome.Superseded => EscalationStepState.Superseded,
        EscalationOutcome.Acknowledged => EscalationStepState.Acknowledged,
    };
}
