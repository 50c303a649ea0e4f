using IncidentPlatform.Data;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.OnCall;
using IncidentPlatform.Data.Sla;
using IncidentPlatform.Data.SupportGroups;
using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Worker.Notifications;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Worker.Escalation;

/// <summary>
/// Applies what a rule does to its record, as further lines by the same decisions that people's moves go through. Whom a rule
/// tells is not among them: the notification subscription reads that from the line of the firing.
/// </summary>
internal sealed class EscalationEffects(
    PlatformDbContext db, IncidentStore store, ServiceLevels levels, SupportGroupDirectory groups, OnCallReader onCall)
{
    private const string NobodyOnCall = "nobody-on-call";
    private const string WebhookMissing = "webhook-missing";

    private Organization? _organization;

    /// <summary>Applies the effects of a firing in their order.</summary>
    public async Task<IReadOnlyList<AppliedEffect>> ApplyAsync(
        LockedIncident record, EscalationFiring firing, Instant now, CancellationToken cancel)
    {
        var applied = new List<AppliedEffect>();
        if (firing.Outcome == EscalationOutcome.Acknowledged) return applied;
        if (firing.Outcome == EscalationOutcome.Fired && await IsNobodyOnCallAsync(record, firing.Rule, now, cancel))
        {
            applied.Add(new AppliedEffect(nameof(NotifyTarget.OnCall), NobodyOnCall));
            await store.AppendAsync(
                record, Actor.Escalation, [new NewLine(new TimelineEntry.NobodyOnCall(record.Facts.GroupId), Visibility.Internal)], now, cancel);
        }
        if (firing.Step.Repetition > 0) return applied; // a reminder only tells

        foreach (var effect in firing.Rule.Effects)
        {
            if (effect is EscalationEffect.Notify) continue;
            if (effect is EscalationEffect.CallWebhook(var webhookId))
            {
                applied.Add(await CallAsync(record, webhookId, firing, now, cancel));
                continue;
            }

            var decision = await DecideAsync(record, effect, firing, cancel);
            var refusal = (decision as Decision.Refused)?.Code;
            applied.Add(new AppliedEffect(effect.GetType().Name, refusal));
            if (decision is Decision.Accepted accepted) await store.AppendAsync(record, Actor.Escalation, accepted.Lines, now, cancel);
        }
        return applied;
    }

    private async Task<bool> IsNobodyOnCallAsync(LockedIncident record, EscalationRule rule, Instant now, CancellationToken cancel) =>
        rule.Effects.Any(effect => effect is EscalationEffect.Notify { Target: NotifyTarget.OnCall })
        && (await onCall.AtAsync(record.Facts.GroupId, now, cancel)).PersonIds.Count == 0;

    // The call itself follows from the line: it is queued with it, once, and made by the webhooks' own loop.
    private async Task<AppliedEffect> CallAsync(
        LockedIncident record, Guid webhookId, EscalationFiring firing, Instant now, CancellationToken cancel)
    {
        var webhook = await db.Webhooks.AsNoTracking().Where(row => row.Id == webhookId)
            .Select(row => new { row.Name, row.IsActive }).SingleOrDefaultAsync(cancel);
        TimelineEntry line = webhook is { IsActive: true }
            ? new TimelineEntry.WebhookCalled(webhookId, webhook.Name, firing.PolicyVersionId ?? Guid.Empty, firing.Rule.Id, firing.Rule.When)
            : new TimelineEntry.WebhookMissing(webhookId, webhook?.Name);
        await store.AppendAsync(record, Actor.Escalation, [new NewLine(line, Visibility.Internal)], now, cancel);
        return new AppliedEffect(nameof(EscalationEffect.CallWebhook), line is TimelineEntry.WebhookMissing ? WebhookMissing : null);
    }

    private async Task<Decision> DecideAsync(
        LockedIncident record, EscalationEffect effect, EscalationFiring firing, CancellationToken cancel)
    {
        var organization = await OrganizationAsync(cancel);
        var reason = MessageTexts.Reason(firing.Rule.When, organization.Locale);
        switch (effect)
        {
            case EscalationEffect.AssignToGroup(var groupId):
                return await groups.FindAsync(groupId, cancel) is { } group
                    ? IncidentMoves.Assign(
                        record.Facts, group, null, reason, organization.DeskGroupId ?? record.Facts.GroupId, Actor.Escalation)
                    : Refuse(record, RefusalCodes.UnknownGroup);
            case EscalationEffect.RaisePriority:
                return record.Facts.Priority == Priority.P1
                    ? Refuse(record, RefusalCodes.NothingChanges)
                    : await MoveAsync(record, record.Facts.Priority - 1, reason, cancel);
            case EscalationEffect.LowerPriority:
                return record.Facts.Priority == Priority.P5
                    ? Refuse(record, RefusalCodes.NothingChanges)
                    : await MoveAsync(record, record.Facts.Priority + 1, reason, cancel);
            case EscalationEffect.DeclareMajor:
                return IncidentEdits.DeclareMajor(record.Facts, reason);
            default:
                throw new InvalidOperationException($"An effect of type {effect.GetType().Name} is not known.");
        }
    }

    private async Task<Decision> MoveAsync(LockedIncident record, Priority to, string reason, CancellationToken cancel)
    {
        var facts = record.Facts;
        var plan = await levels.PlanAsync(facts.ServiceId, facts.Kind, to, facts.Clocks, cancel);
        return IncidentEdits.Reprioritise(facts, facts.Impact, facts.Urgency, to, isOverridden: true, plan, reason);
    }

    private async Task<Organization> OrganizationAsync(CancellationToken cancel) => _organization ??= await db.Organizations
        .Select(organization => new Organization(organization.Locale, organization.DeskGroupId)).SingleAsync(cancel);

    private static Decision.Refused Refuse(LockedIncident record, string code) => new(code, Lifecycle.MovesFrom(record.Facts.State));

    private sealed record Organization(string Locale, Guid? DeskGroupId);
}
