using IncidentPlatform.Data.Facts;
using IncidentPlatform.Domain.Imports;
using IncidentPlatform.Domain.Incidents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace IncidentPlatform.Worker.Tests.Imports;

/// <summary>An event log of two hundred made-up incidents, with everything that makes real ones hard, imported whole.</summary>
public sealed class EventLogTests : IAsyncLifetime
{
    private static readonly string Sample = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Imports", "sample-event-log.csv"));

    private static readonly Figures Expected = new(200, 200, 22_844.1, 17_220, 14, 124, 28, 192, 105);

    private ImportDesk _desk = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _desk = await ImportDesk.CreateAsync();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public void The_sample_is_what_its_seed_gives() => Assert.Equal(Sample, SampleEventLog.Make());

    [Fact]
    public async Task Every_incident_arrives_and_each_change_is_a_line()
    {
        var import = await ImportAsync();

        Assert.Equal((ImportState.Done, 200, 0), (import.State, import.Incidents, import.Refused));
        Assert.Equal(import.Rows + 200, import.Lines);
        Assert.Equal(200, await _desk.ReadAsync(db => db.Incidents.CountAsync(row => row.ImportId == import.Id && row.State == IncidentState.Closed, Cancel)));
        Assert.Equal(
            [ImportProblemCodes.TimeRanBackwards, ImportProblemCodes.UnknownState],
            (await _desk.ProblemsAsync(import.Id)).Select(problem => problem.Code).Distinct().Order());
    }

    [Fact]
    public async Task Replay_equals_what_is_stored_for_records_clocks_and_facts()
    {
        await ImportAsync();

        await ReplayCheck.AllAsync(_desk);
    }

    [Fact]
    public async Task Rebuilding_the_facts_changes_nothing()
    {
        await ImportAsync();
        var before = await FiguresAsync(includesImported: true);

        await _desk.Desk.Services.GetRequiredService<FactsRebuild>().RunAsync(_desk.Desk.Organization.Id, Cancel);

        Assert.Equal(before, await FiguresAsync(includesImported: true));
    }

    // What tests/event_log_kpis.py says about the sample, which knows nothing of this code.
    [Fact]
    public async Task The_figures_are_those_of_an_independent_computation_from_the_file()
    {
        await ImportAsync();

        Assert.Equal(Expected, await FiguresAsync(includesImported: true));
    }

    [Fact]
    public async Task Imported_records_can_be_left_out_of_the_figures()
    {
        await ImportAsync();

        Assert.Equal(new Figures(0, 0, 0, 0, 0, 0, 0, 0, 0), await FiguresAsync(includesImported: false));
    }

    [Fact]
    public async Task The_states_of_a_real_log_mean_what_they_say()
    {
        await _desk.ImportAsync(
            """
            number,incident_state,opened_at,sys_updated_at,assignment_group
            INC1,Awaiting Problem,3/2/2026 09:00,3/2/2026 09:05,Group 1
            INC2,Awaiting Evidence,3/2/2026 09:00,3/2/2026 09:05,Group 1
            INC3,Active,3/2/2026 09:00,3/2/2026 09:05,?
            INC3,-100,3/2/2026 09:00,3/2/2026 09:06,?

            """,
            plan => plan with { DateOrder = DateOrder.DayMonthYear });

        var records = await _desk.ReadAsync(db => db.Incidents.AsNoTracking().OrderBy(row => row.Number)
            .Join(db.SupportGroups, row => row.GroupId, group => group.Id, (row, group) => new { row.State, row.HoldReason, group.Key, group.Name, row.OpenedAt })
            .ToListAsync(Cancel));

        Assert.Equal(
            [
                (IncidentState.OnHold, (HoldReason?)HoldReason.AwaitingProblem, "Group 1"), (IncidentState.OnHold, HoldReason.AwaitingConsumer, "Group 1"),
                (IncidentState.InProgress, null, "Unknown"),
            ],
            records.Select(row => (row.State, row.HoldReason, row.Name)));
        Assert.Equal(("unknown", Instant.FromUtc(2026, 2, 3, 2, 0)), (records[2].Key, records[2].OpenedAt));
    }

    [Fact]
    public async Task A_row_in_the_middle_that_cannot_be_read_leaves_its_record_out_and_no_other()
    {
        var rows = Sample.Split('\n');
        var number = rows[40].Split(',')[0];
        rows[40] = string.Join(',', rows[40].Split(',')[..9]);

        var import = await _desk.ImportAsync(string.Join('\n', rows), plan => plan with { DateOrder = DateOrder.DayMonthYear });

        Assert.Equal((199, 1), (import.Incidents, import.Refused));
        var refused = Assert.Single(await _desk.ProblemsAsync(import.Id), problem => problem.IsRefusal);
        Assert.Equal((41L, number, ImportProblemCodes.WrongCellCount), (refused.Line, refused.Number, refused.Code));
    }

    [Fact]
    public async Task A_file_that_was_cut_in_the_middle_of_a_row_lacks_that_record_alone()
    {
        var import = await _desk.ImportAsync(Sample[..(Sample.Length / 2)], plan => plan with { DateOrder = DateOrder.DayMonthYear });

        Assert.Equal(ImportState.Done, import.State);
        Assert.Equal(1, import.Refused);
        Assert.Equal(import.Rows + 1, (await _desk.ProblemsAsync(import.Id)).Single(problem => problem.IsRefusal).Line);
    }

    [Fact]
    public async Task Changes_of_a_number_that_do_not_stand_together_are_listed()
    {
        var rows = Sample.Split('\n').ToList();
        rows.Add(rows[1]);

        var import = await _desk.ImportAsync(string.Join('\n', rows.Where(row => row.Length > 0)), plan => plan with { DateOrder = DateOrder.DayMonthYear });

        Assert.Equal((200, 1), (import.Incidents, import.Refused));
        Assert.Contains(await _desk.ProblemsAsync(import.Id), problem => problem.Code == ImportProblemCodes.ScatteredNumber && problem.IsRefusal);
    }

    private Task<Data.Imports.ImportRow> ImportAsync() => _desk.ImportAsync(Sample, plan => plan with { DateOrder = DateOrder.DayMonthYear });

    private Task<Figures> FiguresAsync(bool includesImported) => _desk.ReadAsync(async db =>
    {
        var queries = new KpiQueries(db);
        var scope = new KpiScope(IncidentKind.Incident, null, null, IncludesRestricted: true, includesImported);
        var window = new KpiWindow(Instant.FromUtc(2026, 1, 1, 0, 0), ImportDesk.Now, [Instant.FromUtc(2026, 1, 1, 0, 0)]);
        var opened = (await queries.OpenedAsync(scope, window, KpiDimension.None, Cancel)).Single(row => row.IsTotal);
        var resolved = (await queries.ResolvedAsync(scope, window, KpiDimension.None, Cancel)).Single(row => row.IsTotal);
        var hops = await db.IncidentFacts.Where(fact => includesImported || !fact.IsImported).SumAsync(fact => fact.Hops, Cancel);
        return new Figures(
            opened.Opened, resolved.Resolved, Math.Round(resolved.Mean ?? 0, 3), resolved.Median ?? 0, resolved.Reopened, hops, opened.PingPong,
            resolved.FirstAssigned, resolved.FirstRight);
    });

    internal sealed record Figures(
        int Opened, int Resolved, double Mttr, double Median, int Reopened, int Hops, int PingPong, int FirstAssigned, int FirstRight);
}
