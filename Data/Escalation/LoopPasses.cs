using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Data.Escalation;

/// <summary>When a loop of some worker last had a good pass: by it the others learn that none is left.</summary>
public sealed class LoopPasses(PlatformDbContext db)
{
    /// <summary>The loop that fires escalation rules.</summary>
    public const string Escalation = "escalation";

    /// <summary>Notes a good pass.</summary>
    public Task NoteAsync(string loop, Instant at, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync($"select note_loop_pass({loop}, {at})", cancel);

    /// <summary>The last good pass of any process; null when there never was one.</summary>
    public Task<Instant?> LastAsync(string loop, CancellationToken cancel) =>
        db.Database.SqlQuery<Instant?>($"select last_loop_pass({loop}) as \"Value\"").SingleAsync(cancel);
}
