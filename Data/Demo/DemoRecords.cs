using IncidentPlatform.Data.Calendars;
using IncidentPlatform.Data.Demo.History;
using IncidentPlatform.Data.Facts;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Domain.Kpi;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Data.Demo;

/// <summary>Writes the records of a demo organization with everything that follows from them, in one transaction.</summary>
/// <remarks>
/// No delivery, message or mail comes of them: facts are made here by the same rule as ever, and what escalation had to say
/// in the past is on the timeline. What is open is escalated from now on like any other record.
/// </remarks>
internal sealed class DemoRecords(DemoOrganizations organizations, Instant now)
{
    private const int Seed = 20_264;

    /// <summary>How many records were written: none when the organization has some.</summary>
    public async Task<int> EnsureAsync(
        Guid organizationId, IReadOnlyList<DemoPerson> staff, Func<Instant, IEnumerable<DemoCase>> cases, CancellationToken cancel)
    {
        await using var db = organizations.Context(organizationId);
        if (await db.Incidents.AnyAsync(cancel)) return 0;

        var directory = await DemoDirectory.LoadAsync(db, staff, cancel);
        var random = new SyntheticRandom(Seed);
        var course = new DemoCourse(directory, new DemoStaff(directory, staff), random, now);
        var records = cases(now).OrderBy(@case => @case.Course.OpenedAt)
            .Select((@case, index) => course.Play(@case, $"{directory.Key}-{index + 1}")).ToList();

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await CopyAsync(db, records, cancel);
        db.NumberCounters.Add(new NumberCounterRow { OrganizationId = organizationId, Next = records.Count + 1 });
        await db.SaveChangesAsync(cancel);
        await BusinessCounters.RecountAsync(db, organizationId, cancel);
        await transaction.CommitAsync(cancel);

        // Lists are asked for at once; autovacuum would only look in a minute.
        await db.Database.ExecuteSqlAsync(
            $"analyze incident, timeline, timeline_text, incident_holder, clock, incident_fact, incident_holder_span, clock_fact", cancel);
        return records.Count;
    }

    /// <summary>Writes records with everything that follows from them, over the context's connection and in its transaction.</summary>
    public static async Task CopyAsync(PlatformDbContext db, List<DemoRecord> records, CancellationToken cancel)
    {
        var facts = await FactsAsync(db, records, cancel);

        await BulkCopy.WriteAsync(db, records.Select(record => record.Row), cancel);
        await BulkCopy.WriteAsync(db, records.SelectMany(record => record.Lines), cancel);
        await BulkCopy.WriteAsync(db, records.SelectMany(record => record.Texts), cancel);
        await BulkCopy.WriteAsync(db, records.SelectMany(record => record.Holders), cancel);
        await BulkCopy.WriteAsync(db, records.SelectMany(record => record.Clocks), cancel);
        await BulkCopy.WriteAsync(db, records.SelectMany(record => record.Firings), cancel);
        await BulkCopy.WriteAsync(db, records.SelectMany(record => record.Timers()), cancel);
        await BulkCopy.WriteAsync(db, facts.Select(FactMapping.ToRow), cancel);
        await BulkCopy.WriteAsync(db, facts.SelectMany(FactMapping.ToSpanRows), cancel);
        await BulkCopy.WriteAsync(db, facts.SelectMany(FactMapping.ToClockRows), cancel);
    }

    private static async Task<List<IncidentFacts>> FactsAsync(PlatformDbContext db, List<DemoRecord> records, CancellationToken cancel)
    {
        var context = await new FactKeeper(new CalendarLibrary())
            .ContextAsync(db, records.Select(record => IncidentMapping.ToLine(record.Lines[0])), cancel);
        return records.ConvertAll(record => IncidentFacts.From(
            record.Facts.Id, record.Facts.OrganizationId, record.Lines.ConvertAll(IncidentMapping.ToLine), context));
    }
}
