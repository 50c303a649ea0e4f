using System.Text;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Imports;
using IncidentPlatform.Domain.Incidents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace IncidentPlatform.Worker.Tests.Imports;

public sealed class ImportTests : IAsyncLifetime
{
    private const string Two = """
        number,subject,group,opened,resolved,closed,priority,requester,room
        OLD-1,Printer jams,Printing,2026-03-02 09:00,2026-03-02 11:00,2026-03-03 08:00,2 - High,nobody@old.example,3.14
        OLD-2,"Mail, and calendar",Mail,2026-03-03 10:00,,,P4,,

        """;

    private ImportDesk _desk = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _desk = await ImportDesk.CreateAsync();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task A_past_incident_keeps_its_number_its_group_and_its_instants()
    {
        var import = await _desk.ImportAsync(Two);

        var record = await RecordAsync("OLD-1");
        Assert.Equal((ImportState.Done, 2L, 2, 0), (import.State, import.Position, import.Incidents, import.Refused));
        Assert.Equal(
            ("Printer jams", IncidentState.Closed, Priority.P2, At(2, 9), At(2, 11), At(3, 8)),
            (record.Subject, record.State, record.Priority, record.OpenedAt, record.ResolvedAt, record.ClosedAt));
        Assert.Equal("Printing", await _desk.ReadAsync(db => db.SupportGroups.Where(group => group.Id == record.GroupId).Select(group => group.Name).SingleAsync(Cancel)));
        Assert.Equal((import.Id, _desk.Desk.Manager), (record.ImportId, record.RequesterId));
        Assert.Equal(("3.14", "nobody@old.example"), (record.Form!["room"], record.Form["requester"]));
    }

    [Fact]
    public async Task What_is_stored_is_what_the_timeline_says()
    {
        await _desk.ImportAsync(Two);

        await ReplayCheck.AllAsync(_desk);
    }

    [Fact]
    public async Task Nothing_is_sent_scheduled_or_told()
    {
        await _desk.ImportAsync(Two);

        Assert.Equal((0, 0, 0), await _desk.ReadAsync(async db => (
            await db.Timers.CountAsync(Cancel), await db.Deliveries.CountAsync(Cancel), await db.Messages.CountAsync(Cancel))));
    }

    [Fact]
    public async Task What_is_open_is_escalated_from_the_instant_that_was_named_and_never_for_what_was_due_before()
    {
        var from = ImportDesk.Now + Duration.FromHours(1);
        await _desk.ImportAsync(
            """
            number,subject,group,opened,priority
            OLD-1,Long ago,Mail,2026-03-03 10:00,P4
            OLD-2,Just now,Mail,2026-11-25 11:59,P4

            """,
            plan => plan with { TimersFrom = from });

        var timers = await _desk.ReadAsync(db => db.Timers.AsNoTracking().Select(timer => new { timer.DueAt, timer.IncidentId }).ToListAsync(Cancel));

        Assert.NotEmpty(timers);
        Assert.All(timers, timer => Assert.True(timer.DueAt >= from));
        Assert.Equal([(await RecordAsync("OLD-2")).Id], timers.Select(timer => timer.IncidentId).Distinct());
    }

    [Fact]
    public async Task An_open_record_that_was_imported_can_be_worked_on_like_any_other()
    {
        await _desk.ImportAsync(Two);
        var record = await RecordAsync("OLD-2");

        await _desk.Desk.MoveAsync(record.Id, (incident, _) => IncidentMoves.Resolve(incident, ResolutionCode.Solved, "Done", _desk.Desk.Agent));

        Assert.Equal(IncidentState.Resolved, (await RecordAsync("OLD-2")).State);
        await ReplayCheck.AllAsync(_desk, facts: false);
    }

    [Fact]
    public async Task What_was_resolved_longer_ago_than_the_reopen_window_is_closed_at_its_end_and_nobody_is_told()
    {
        await _desk.ImportAsync(
            """
            number,subject,opened,resolved
            OLD-1,Long ago,2026-03-02 09:00,2026-03-02 11:00
            OLD-2,Yesterday,2026-11-24 09:00,2026-11-24 11:00

            """);

        Assert.Equal((IncidentState.Closed, (Instant?)At(9, 11)), await StandsAsync("OLD-1"));
        Assert.Equal((IncidentState.Resolved, null), await StandsAsync("OLD-2"));
    }

    [Fact]
    public async Task A_number_that_is_here_already_is_listed_and_the_rest_is_taken()
    {
        await _desk.ImportAsync(Two);

        var second = await _desk.ImportAsync(Two.Replace("OLD-2", "OLD-3", StringComparison.Ordinal));

        var problem = Assert.Single(await _desk.ProblemsAsync(second.Id));
        Assert.Equal((1, 1), (second.Incidents, second.Refused));
        Assert.Equal((ImportProblemCodes.DuplicateNumber, "OLD-1", 2L, true), (problem.Code, problem.Number, problem.Line, problem.IsRefusal));
    }

    [Fact]
    public async Task A_check_says_what_an_import_would_do_and_writes_nothing()
    {
        var id = await _desk.BringAsync(Encoding.UTF8.GetBytes(Two + "OLD-2,Again,Mail,2026-03-03 10:00,,,P4,,\nOLD-4,When,Mail,soon,,,P4,,\n"));
        await _desk.MoveAsync(imports => imports.CheckAsync(id, Cancel));
        await _desk.WorkAsync();

        var import = await _desk.RowAsync(id);
        Assert.Equal((ImportState.Checked, 4L, 0L, 2, 2), (import.State, import.Checked, import.Position, import.Incidents, import.Refused));
        Assert.Equal([ImportProblemCodes.DuplicateNumber, ImportProblemCodes.UnreadableDate], (await _desk.ProblemsAsync(id)).Select(problem => problem.Code));
        Assert.Equal((0, 1), await _desk.ReadAsync(async db => (await db.Incidents.CountAsync(Cancel), await db.SupportGroups.CountAsync(Cancel))));
    }

    [Fact]
    public async Task Undoing_deletes_what_nobody_has_touched_and_nothing_else()
    {
        var import = await _desk.ImportAsync(Two);
        var own = await _desk.Desk.OpenAsync();
        var touched = await RecordAsync("OLD-2");
        await _desk.Desk.MoveAsync(touched.Id, (incident, _) => IncidentEdits.Comment(incident, "We are on it", Visibility.Public, _desk.Desk.Agent));

        await _desk.MoveAsync(imports => imports.UndoAsync(import.Id, Cancel));
        await _desk.WorkAsync();

        var undone = await _desk.RowAsync(import.Id);
        Assert.Equal((ImportState.Undone, 1, 1), (undone.State, undone.Deleted, undone.Kept));
        Assert.Equal(new[] { own, touched.Id }.Order(), await _desk.ReadAsync(db => db.Incidents.OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(Cancel)));
        Assert.Equal((2, 2, 1, 0), await _desk.ReadAsync(async db => (
            await db.Timeline.Select(line => line.IncidentId).Distinct().CountAsync(Cancel),
            await db.IncidentHolders.Select(holder => holder.IncidentId).Distinct().CountAsync(Cancel),
            await db.IncidentFacts.CountAsync(Cancel), // the own one's come from the queue, which this test does not run
            await db.ImportChunks.CountAsync(Cancel))));
    }

    [Fact]
    public async Task What_was_undone_can_be_imported_again()
    {
        var import = await _desk.ImportAsync(Two);
        await _desk.MoveAsync(imports => imports.UndoAsync(import.Id, Cancel));
        await _desk.WorkAsync();

        var again = await _desk.ImportAsync(Two);

        Assert.Equal((2, 0), (again.Incidents, again.Refused));
    }

    [Fact]
    public async Task Undoing_reaches_no_other_organization()
    {
        var import = await _desk.ImportAsync(Two);
        var other = await _desk.Desk.Database.AddOrganizationAsync();
        await using var scope = _desk.Desk.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(other.Id);
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();

        var looked = await db.Database.SqlQuery<int>($"select looked as \"Value\" from undo_import({import.Id}, {Guid.Empty}, 100)").ToListAsync(Cancel);

        Assert.Equal([0], looked);
        Assert.Equal(2, await _desk.ReadAsync(own => own.Incidents.CountAsync(Cancel)));
    }

    [Fact]
    public async Task What_was_cancelled_stays_and_can_be_undone()
    {
        var id = await _desk.BringAsync(Encoding.UTF8.GetBytes(Two));
        await _desk.MoveAsync(imports => imports.StartAsync(id, Cancel));
        await _desk.MoveAsync(imports => imports.CancelAsync(id, Cancel));
        await _desk.WorkAsync();

        Assert.Equal((ImportState.Cancelled, 0), ((await _desk.RowAsync(id)).State, (await _desk.RowAsync(id)).Incidents));
    }

    [Fact]
    public async Task Counters_follow_what_is_open_and_tell_no_more_of_what_happened_here()
    {
        var import = await _desk.ImportAsync(Two);
        var imported = await CountsAsync();

        await _desk.MoveAsync(imports => imports.UndoAsync(import.Id, Cancel));
        await _desk.WorkAsync();

        Assert.Equal(1, imported["open_incidents"]);
        Assert.Equal(2, imported["open_clocks"]);
        Assert.DoesNotContain("opened", imported.Keys);
        Assert.DoesNotContain(await CountsAsync(), count => count.Value != 0);
    }

    private async Task<Dictionary<string, long>> CountsAsync() => await _desk.ReadAsync(db => db.BusinessCounts.GroupBy(row => row.Name)
        .Select(rows => new { rows.Key, Sum = rows.Sum(row => row.Value) }).ToDictionaryAsync(row => row.Key, row => row.Sum, Cancel));

    private async Task<(IncidentState State, Instant? ClosedAt)> StandsAsync(string number)
    {
        var record = await RecordAsync(number);
        return (record.State, record.ClosedAt);
    }

    private Task<IncidentRow> RecordAsync(string number) => _desk.ReadAsync(db => db.Incidents.AsNoTracking().SingleAsync(row => row.Number == number, Cancel));

    // March 2026 in Jakarta.
    private static Instant At(int day, int hour) => new LocalDateTime(2026, 3, day, hour, 0).InZoneStrictly(DateTimeZoneProviders.Tzdb["Asia/Jakarta"]).ToInstant();
}
