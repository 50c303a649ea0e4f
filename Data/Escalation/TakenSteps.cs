using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Domain.Escalation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Data.Escalation;

/// <summary>Which steps of their rules records have taken: read once for all records of a transaction.</summary>
public sealed class TakenSteps(PlatformDbContext db)
{
    /// <summary>Reads what the records have taken before this transaction, where that is not known yet.</summary>
    public async Task LoadAsync(IReadOnlyList<LockedIncident> records, CancellationToken cancel)
    {
        var unread = records.Where(record => !record.KnowsTaken).ToList();
        if (unread.Count == 0) return;

        var organizationId = unread[0].Row.OrganizationId;
        var ids = unread.Where(record => !record.IsNew).Select(record => record.Row.Id).ToArray();
        var stored = ids.Length == 0 ? [] : await db.EscalationFirings.AsNoTracking()
            .Where(firing => firing.OrganizationId == organizationId && ids.Contains(firing.IncidentId))
            .Select(firing => new { firing.IncidentId, Key = new EscalationStepKey(firing.ClockId, firing.RuleId, firing.Run, firing.Repetition) })
            .ToListAsync(cancel);
        foreach (var record in unread) record.KnowsTaken = true;
        foreach (var step in stored) unread.First(record => record.Row.Id == step.IncidentId).Taken.Add(step.Key);
    }

    /// <summary>Takes a step, once and for all.</summary>
    public void Take(LockedIncident record, EscalationFiring firing, Instant now)
    {
        var row = EscalationFiringRow.Of(firing, record.Row.OrganizationId, record.Row.Id, now);
        db.EscalationFirings.Add(row);
        record.Taken.Add(row.Key);
        record.TakenNow.Add(row.Key);
    }
}
