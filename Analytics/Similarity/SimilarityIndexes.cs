using System.Collections.Concurrent;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Incidents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IncidentPlatform.Analytics.Similarity;

/// <summary>
/// An index per organization, built from its records when it is first asked for and caught up with new ones afterwards. Nobody waits
/// long for it: a question that comes too early finds nothing.
/// </summary>
internal sealed partial class SimilarityIndexes(
    IServiceScopeFactory scopes, TimeProvider time, IOptions<SimilarityOptions> options, ILogger<SimilarityIndexes> logger)
{
    private const int PageSize = 2_000;
    private const int MostLately = 2_000;

    /// <summary>So much of a description is compared.</summary>
    public const int MostCharacters = 1_000;

    // A record is dated by its command and seen at its commit; what was dated earlier may come later.
    private static readonly Duration CommitsWithin = Duration.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, Entry> _entries = new();

    /// <summary>The records of an organization that are worded most alike, most similar first.</summary>
    /// <param name="except">A record that is not looked for; null for none.</param>
    public async Task<IReadOnlyList<(Guid Id, double Similarity)>> FindAsync(
        Guid organizationId, string? subject, string? description, int most, Guid? except, CancellationToken cancel)
    {
        var entry = EntryOf(organizationId);
        await FreshAsync(entry, organizationId).WaitAsync(options.Value.WaitsFor, time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancel.ThrowIfCancellationRequested();
        return entry.Index.Find(subject, description, most, except);
    }

    /// <summary>How alike records are, 0..1, by what is rare among an organization's records as far as they are known now. Waits for nothing.</summary>
    /// <param name="organizationId">Whose records.</param>
    /// <param name="record">The one that is compared.</param>
    /// <param name="others">With these, which may be younger than the index.</param>
    /// <returns>In the order of <paramref name="others"/>.</returns>
    public IReadOnlyList<double> Compare(Guid organizationId, SimilarText record, IEnumerable<SimilarText> others)
    {
        var entry = EntryOf(organizationId);
        _ = FreshAsync(entry, organizationId);
        return entry.Index.Compare(entry.TermsOf(record), others.Select(entry.TermsOf));
    }

    /// <summary>Builds an organization's index, or catches it up, to the end.</summary>
    public Task WarmAsync(Guid organizationId, CancellationToken cancel) => FreshAsync(EntryOf(organizationId), organizationId).WaitAsync(cancel);

    // One reads while the others wait for it.
    private Task FreshAsync(Entry entry, Guid organizationId)
    {
        lock (entry)
        {
            if (!entry.Work.IsCompleted) return entry.Work;
            if (entry.Newest is not null && time.GetElapsedTime(entry.CaughtUpAt) < options.Value.FreshFor) return Task.CompletedTask;

            entry.CaughtUpAt = time.GetTimestamp();
            return entry.Work = Task.Run(() => CatchUpAsync(entry, organizationId));
        }
    }

    private Entry EntryOf(Guid organizationId)
    {
        var entry = _entries.GetOrAdd(organizationId, _ => new Entry());
        entry.LastAsked = time.GetTimestamp();
        while (_entries.Count > options.Value.Capacity) _entries.TryRemove(_entries.MinBy(pair => pair.Value.LastAsked).Key, out _);
        return entry;
    }

    private async Task CatchUpAsync(Entry entry, Guid organizationId)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(organizationId);
            var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
            if (entry.Newest is { } newest) await ReadNewerAsync(db, entry, newest - CommitsWithin);
            else await ReadAllAsync(db, entry);
        }
        catch (Exception exception)
        {
            LogFailed(exception); // what is known already still answers; the next question tries again
        }
    }

    private async Task ReadAllAsync(PlatformDbContext db, Entry entry)
    {
        var pages = new List<List<Words>>();
        var (left, before) = (options.Value.MaxRecords, default(Words));
        while (left > 0)
        {
            var query = Readable(db);
            if (before is not null) query = query.Where(row => row.OpenedAt < before.OpenedAt || (row.OpenedAt == before.OpenedAt && row.Id.CompareTo(before.Id) < 0));
            var page = await query.OrderByDescending(row => row.OpenedAt).ThenByDescending(row => row.Id).Take(Math.Min(left, PageSize)).ToListAsync();
            if (page.Count == 0) break;

            pages.Add(page);
            before = page[^1];
            left -= page.Count;
        }

        // In one go: rarity is known only when all are counted.
        entry.Index.Add(pages.SelectMany(page => page).Select(row => (row.Id, row.Subject, row.Description)));
        entry.Newest = pages.Count > 0 ? pages[0][0].OpenedAt : Instant.MinValue + CommitsWithin;
    }

    private static async Task ReadNewerAsync(PlatformDbContext db, Entry entry, Instant from)
    {
        while (true)
        {
            var page = await Readable(db).Where(row => row.OpenedAt >= from).OrderBy(row => row.OpenedAt).ThenBy(row => row.Id).Take(PageSize).ToListAsync();
            entry.Index.Add(page.Where(row => !entry.Index.Contains(row.Id)).Select(row => (row.Id, row.Subject, row.Description)));
            if (page.Count > 0) entry.Newest = page[^1].OpenedAt;
            if (page.Count < PageSize || page[^1].OpenedAt == from) return;

            from = page[^1].OpenedAt;
        }
    }

    // Complaints are nobody's example; whether somebody may see a record is asked when it is shown.
    private static IQueryable<Words> Readable(PlatformDbContext db) => db.Incidents.AsNoTracking().Where(row => row.Kind != IncidentKind.Complaint)
        .Select(row => new Words { Id = row.Id, OpenedAt = row.OpenedAt, Subject = row.Subject, Description = row.Description.Substring(0, MostCharacters) });

    [LoggerMessage(Level = LogLevel.Error, Message = "The index of similar records could not be caught up; the next question tries again")]
    private partial void LogFailed(Exception exception);

    private sealed class Words
    {
        public required Guid Id { get; init; }
        public required Instant OpenedAt { get; init; }
        public required string Subject { get; init; }
        public required string Description { get; init; }
    }

    private sealed class Entry
    {
        public SimilarityIndex Index { get; } = new();

        /// <summary>Opening of the newest record read; null before the first are.</summary>
        public Instant? Newest { get; set; }

        public Task Work { get; set; } = Task.CompletedTask;

        public long CaughtUpAt { get; set; }

        public long LastAsked { get; set; }

        // The same few are compared with each new one.
        private ConcurrentDictionary<Guid, Dictionary<long, float>> Lately { get; } = new();

        public Dictionary<long, float> TermsOf(SimilarText text)
        {
            if (Lately.Count >= MostLately) Lately.Clear();
            return Lately.GetOrAdd(text.Id, static (_, read) => SimilarityIndex.Read(read.Subject, read.Description), text);
        }
    }
}
