using System.Collections.Concurrent;
using IncidentPlatform.Analytics.Models;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Routing;
using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IncidentPlatform.Analytics.Learning;

/// <summary>
/// Prepares replays: the records of the last weeks with what a version says of each. That takes seconds; whoever asks does not wait for
/// it but is told how far it is, and every further question about the same version is answered at once.
/// </summary>
internal sealed class Replays(IServiceScopeFactory scopes, TimeProvider time, IOptions<LearningOptions> options)
{
    private const int Capacity = 16;
    private const int ReadPercent = 40;
    private static readonly Duration Covers = Duration.FromDays(90);
    private static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan WaitsFor = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<(Guid OrganizationId, int Version), Entry> _entries = new();

    /// <summary>The set of a version, or how far it is.</summary>
    /// <returns>Neither when there is no such version that can be read.</returns>
    public async Task<(ReplaySet? Set, int? Progress)> FindAsync(Guid organizationId, int version, CancellationToken cancel)
    {
        var entry = EntryOf(organizationId, version);
        await ((Task)entry.Work).WaitAsync(WaitsFor, time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancel.ThrowIfCancellationRequested();
        if (!entry.Work.IsCompleted) return (null, entry.Progress);
        if (entry.Work.IsFaulted) _entries.TryRemove((organizationId, version), out _); // the next question tries again

        var set = await entry.Work;
        return set is null ? (null, null) : (set, 100);
    }

    private Entry EntryOf(Guid organizationId, int version)
    {
        var now = time.GetTimestamp();
        var entry = _entries.AddOrUpdate(
            (organizationId, version), key => Begin(key, now),
            (key, known) => known.Work.IsCompleted && time.GetElapsedTime(known.BegunAt, now) >= FreshFor ? Begin(key, now) : known);
        while (_entries.Count > Capacity) _entries.TryRemove(_entries.MinBy(pair => pair.Value.BegunAt).Key, out _);
        return entry;
    }

    // Two that ask at the same moment may both begin; one of the entries is kept, and both end the same.
    private Entry Begin((Guid OrganizationId, int Version) key, long now)
    {
        var entry = new Entry { BegunAt = now };
        entry.Work = Task.Run(() => BuildAsync(key.OrganizationId, key.Version, entry));
        return entry;
    }

    private async Task<ReplaySet?> BuildAsync(Guid organizationId, int version, Entry entry)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(organizationId);
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        var cancel = CancellationToken.None;
        if (await scope.ServiceProvider.GetRequiredService<BlindModels>().FindAsync(db, version, cancel) is not { } model) return null;

        var since = WholeSeconds.Now(time) - Covers;
        var examples = await TrainingExamples.ReadAsync(db, options.Value.MostReplayed, since, cancel);
        entry.Progress = ReadPercent;
        var desk = await db.Organizations.Select(organization => organization.DeskGroupId).SingleAsync(cancel);
        var succession = await GroupSuccessions.ReadAsync(db, cancel);
        var ways = await WaysAsync(db, since, cancel);
        var assigned = await db.Incidents.AsNoTracking().Where(incident => incident.OpenedAt > since && incident.ClassifierGroupId != null)
            .OrderByDescending(incident => incident.OpenedAt).ThenByDescending(incident => incident.Id).Take(2 * options.Value.MostReplayed)
            .Select(incident => new { incident.Id, incident.ClassifierGroupId }).ToDictionaryAsync(incident => incident.Id, incident => incident.ClassifierGroupId, cancel);

        var records = new List<ReplayRecord>(examples.Count);
        foreach (var (number, example) in examples.Index())
        {
            entry.Progress = ReadPercent + (99 - ReadPercent) * number / examples.Count;
            if (model.Of(example) is not { } verdict) continue;

            var (way, detour) = RoutingWay.Of(ways[example.IncidentId!.Value], held => succession.Of(held, null) == example.GroupId, desk);
            records.Add(new ReplayRecord(
                example.At, example.GroupId, verdict.GuessedId, verdict.GuessedId is { } guessed && succession.Of(guessed, null) == example.GroupId,
                verdict.Confidence, model.HasSeen(example), way, detour,
                assigned.GetValueOrDefault(example.IncidentId!.Value) is { } to ? succession.Of(to, null) : null));
        }

        return new ReplaySet(model, records);
    }

    private async Task<ILookup<Guid, HeldFor>> WaysAsync(PlatformDbContext db, Instant since, CancellationToken cancel)
    {
        // The newest records first, as they are replayed; a record has a handful of spans.
        var spans = await (
            from incident in db.Incidents.AsNoTracking().Where(row => row.OpenedAt > since).OrderByDescending(row => row.OpenedAt).ThenByDescending(row => row.Id)
                .Take(2 * options.Value.MostReplayed)
            join span in db.HolderSpans.AsNoTracking() on incident.Id equals span.IncidentId
            orderby span.IncidentId, span.Ordinal
            select new { span.IncidentId, span.GroupId, span.BusinessSeconds }).ToListAsync(cancel);
        return spans.ToLookup(span => span.IncidentId, span => new HeldFor(span.GroupId, span.BusinessSeconds ?? 0));
    }

    private sealed class Entry
    {
        public required long BegunAt { get; init; }

        public int Progress { get; set; }

        public Task<ReplaySet?> Work { get; set; } = null!;
    }
}
