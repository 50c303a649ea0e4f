using System.Diagnostics.Metrics;
using IncidentPlatform.Data.Auditing;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Worker.Auditing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace IncidentPlatform.Worker.Tests.Auditing;

public sealed class ReplayAuditorTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_commands_and_rules_stored_is_what_the_timelines_say()
    {
        await using var desk = await DeskAsync();
        await LiveAsync(desk);

        var run = await RunAsync(desk);

        Assert.Equal((6, 0), (run.Incidents, run.Differences));
        Assert.Equal(await desk.ReadAsync(db => db.Timeline.LongCountAsync(Cancel)), run.Lines);
        Assert.NotNull(run.FinishedAt);
    }

    [Theory]
    [InlineData("a clock's due", "update clock set due_at = due_at + interval '1 second' where metric = 'Resolution'", "Resolution 1: DueAt")]
    [InlineData("a breach hidden", "update clock set breached_at = null, breach_cause = null where metric = 'Response'", "Response 1: BreachedAt")]
    [InlineData("a clock lost", "delete from clock where metric = 'Resolution'", "Resolution 1")]
    [InlineData("the order of the queue", "update incident set due_at = now()", "due_at")]
    [InlineData("a fact", "update incident set hops = 7", "Hops")]
    [InlineData("a line lost", "delete from timeline where type = 'Accepted'", "timeline")]
    public async Task What_somebody_changed_behind_the_timelines_back_is_found(string what, string sql, string field)
    {
        await using var desk = await DeskAsync();
        var id = await desk.OpenAsync();
        desk.Advance(Duration.FromHours(3)); // past the response
        await desk.MoveAsync(id, (incident, _) => IncidentMoves.Accept(incident, desk.Agent));
        await desk.MoveAsync(id, (incident, _) => IncidentEdits.DeclareMajor(incident, "Everybody calls"));
        Assert.Equal(0, (await RunAsync(desk)).Differences);
        await desk.ExecuteAsync(sql);

        var run = await RunAsync(desk);

        var found = await desk.ReadAsync(db => db.AuditDifferences.Where(difference => difference.RunId == run.Id).ToListAsync(Cancel));
        Assert.True(found.Any(difference => difference.Field == field && difference.IncidentId == id), $"{what}: {string.Join(", ", found.Select(d => d.Field))}");
        Assert.Equal(found.Count, run.Differences);
    }

    [Fact]
    public async Task Of_very_many_differences_the_first_are_kept_and_all_are_counted()
    {
        await using var desk = await DeskAsync(new() { ["Auditing:MostKept"] = "4" });
        await LiveAsync(desk);
        await desk.ExecuteAsync("update incident set hops = 7");

        var run = await RunAsync(desk);

        Assert.Equal(6, run.Differences);
        Assert.Equal([1, 2, 3, 4], await desk.ReadAsync(db => db.AuditDifferences.OrderBy(row => row.Ordinal).Select(row => row.Ordinal).ToListAsync(Cancel)));
    }

    [Fact]
    public async Task Only_so_many_runs_are_remembered()
    {
        await using var desk = await DeskAsync(new() { ["Auditing:RunsKept"] = "2" });
        await desk.OpenAsync();
        await desk.ExecuteAsync("update incident set hops = 7");
        for (var night = 0; night < 4; night++)
        {
            desk.Advance(Duration.FromDays(1));
            await RunAsync(desk);
        }

        Assert.Equal(2, await desk.ReadAsync(db => db.AuditRuns.CountAsync(Cancel)));
        Assert.Equal(2, await desk.ReadAsync(db => db.AuditDifferences.CountAsync(Cancel)));
    }

    [Fact]
    public async Task A_record_that_somebody_is_changing_is_no_difference()
    {
        await using var desk = await DeskAsync();
        var id = await desk.OpenAsync();
        await using var other = new NpgsqlConnection(desk.Database.OwnerConnectionString);
        await other.OpenAsync(Cancel);
        await using var transaction = await other.BeginTransactionAsync(Cancel);
        await using var command = new NpgsqlCommand($"update incident set hops = 7 where id = '{id}'", other, transaction);
        await command.ExecuteNonQueryAsync(Cancel);

        Assert.Equal(0, (await RunAsync(desk)).Differences);
    }

    [Fact]
    public async Task One_organization_is_audited_by_one_at_a_time()
    {
        await using var desk = await DeskAsync();
        await desk.OpenAsync();
        await using var other = new NpgsqlConnection(desk.Database.OwnerConnectionString);
        await other.OpenAsync(Cancel);
        await using var take = new NpgsqlCommand($"select pg_advisory_lock(hashtextextended('audit {desk.Organization.Id}', 0))", other);
        await take.ExecuteScalarAsync(Cancel);

        var auditor = desk.Services.GetRequiredService<ReplayAuditor>();

        Assert.Null(await auditor.RunAsync(desk.Organization.Id, AuditCause.Command, null, Cancel));
    }

    [Fact]
    public async Task Every_night_is_audited_once_whoever_looks_and_differences_are_a_metric()
    {
        await using var desk = await DeskAsync();
        await desk.OpenAsync();
        var night = desk.Services.GetRequiredService<NightlyAudit>();

        Assert.True(await night.RunOnceAsync(Cancel)); // the night before was missed
        Assert.True(await night.RunOnceAsync(Cancel));
        Assert.Equal(1, await RunsAsync(desk));

        await desk.ExecuteAsync("update incident set hops = 7");
        desk.MoveTo(Instant.FromUtc(2026, 3, 3, 18, 59)); // 01:59 in Jakarta
        await night.RunOnceAsync(Cancel);
        Assert.Equal(1, await RunsAsync(desk));
        desk.MoveTo(Instant.FromUtc(2026, 3, 3, 19, 0));
        await night.RunOnceAsync(Cancel);
        await night.RunOnceAsync(Cancel);

        Assert.Equal(2, await RunsAsync(desk));
        Assert.Equal(1, Differences(desk));
    }

    [Fact]
    public async Task What_was_interrupted_begins_anew()
    {
        await using var desk = await DeskAsync();
        await desk.OpenAsync();
        await desk.ExecuteAsync($"""
            insert into audit_run (id, organization_id, cause, started_at, incidents, lines, differences)
            values (gen_random_uuid(), '{desk.Organization.Id}', 'Nightly', '2026-03-03T01:59:00Z', 0, 0, 0)
            """);

        await desk.Services.GetRequiredService<NightlyAudit>().RunOnceAsync(Cancel);

        Assert.Equal(1, await desk.ReadAsync(db => db.AuditRuns.CountAsync(run => run.FinishedAt != null, Cancel)));
    }

    [Theory]
    [InlineData("2026-03-03T02:00:00Z", "2026-03-02T19:00:00Z")]
    [InlineData("2026-03-02T18:59:59Z", "2026-03-01T19:00:00Z")]
    [InlineData("2026-03-02T19:00:00Z", "2026-03-02T19:00:00Z")]
    public void The_night_is_the_organizations(string now, string night) =>
        Assert.Equal(At(night), NightlyAudit.LastNight(At(now), DateTimeZoneProviders.Tzdb["Asia/Jakarta"], 2));

    [Theory]
    [InlineData("the hour is skipped", "2026-03-29T01:00:00Z", "2026-03-29T01:00:00Z")]
    [InlineData("the hour strikes twice: the first time", "2026-10-25T00:30:00Z", "2026-10-25T00:00:00Z")]
    public void A_clock_change_loses_no_night(string reason, string now, string night) =>
        Assert.True(NightlyAudit.LastNight(At(now), DateTimeZoneProviders.Tzdb["Europe/Berlin"], 2) == At(night), reason);

    [Fact]
    public async Task On_the_command_line_it_shows_how_far_it_is_and_what_differs()
    {
        await using var desk = await DeskAsync(new() { ["Auditing:BatchSize"] = "2" });
        await LiveAsync(desk);
        var output = new StringWriter();

        Assert.Equal(0, await AuditStep.RunAsync(desk.Services, new ProgressBar(output, isTerminal: false), Cancel));
        Assert.Contains("[##############################] 6/6, 0 differences", output.ToString());
        Assert.Contains("6 records are what their", output.ToString());

        await desk.ExecuteAsync("update incident set hops = 7 where id = (select min(id::text)::uuid from incident)");
        Assert.Equal(AuditStep.Differs, await AuditStep.RunAsync(desk.Services, new ProgressBar(output, isTerminal: true), Cancel));
        Assert.Contains("Hops: stored 7, by its timeline", output.ToString());
    }

    private static Task<TestDesk> DeskAsync(Dictionary<string, string?>? settings = null) => TestDesk.CreateAsync(settings, services =>
    {
        services.AddReplayAuditor();
        services.AddOptions<NightlyAuditOptions>();
        services.AddSingleton<AuditTelemetry>();
        services.AddSingleton<NightlyAudit>();
    });

    // Six records with everything that clocks can meet.
    private static async Task LiveAsync(TestDesk desk)
    {
        var network = await desk.Organization.AddGroupAsync("network");
        var ids = new List<Guid>();
        for (var record = 0; record < 6; record++) ids.Add(await desk.OpenAsync(wish => wish with { Priority = (Priority)(ids.Count % 5) }));
        foreach (var id in ids)
        {
            desk.Advance(Duration.FromMinutes(20));
            await desk.FireAsync();
            await desk.MoveAsync(id, (incident, _) => IncidentMoves.Accept(incident, desk.Agent));
            await desk.MoveAsync(id, (incident, _) => IncidentEdits.Comment(incident, "Looking", Visibility.Public, desk.Agent));
        }
        await desk.MoveAsync(ids[0], (incident, now) => IncidentMoves.Hold(incident, HoldReason.AwaitingConsumer, null, null, now));
        await desk.ReprioritiseAsync(ids[2], Priority.P1);
        await desk.MoveAsync(ids[3], (incident, _) => IncidentMoves.Assign(
            incident, new SupportGroupFacts(network, 2, true, false, []), null, "Theirs", desk.Organization.DeskId, desk.Agent));
        desk.Advance(Duration.FromHours(5));
        await desk.FireAsync();
        await desk.MoveAsync(ids[0], desk.Consumer, (incident, _) => IncidentEdits.Comment(incident, "Here", Visibility.Public, desk.Consumer));
        await desk.MoveAsync(ids[1], (incident, _) => IncidentMoves.Resolve(incident, ResolutionCode.Solved, "Done", desk.Agent));
        await desk.ReprioritiseAsync(ids[1], Priority.P4);
        await desk.MoveAsync(ids[1], (incident, _) => IncidentMoves.Reopen(incident, "Again", desk.Agent));
        await desk.MoveAsync(ids[4], (incident, _) => IncidentMoves.Cancel(incident, "Nothing", desk.Agent));
        await desk.FireAsync();
    }

    private static async Task<AuditRunRow> RunAsync(TestDesk desk) =>
        (await desk.Services.GetRequiredService<ReplayAuditor>().RunAsync(desk.Organization.Id, AuditCause.Command, null, Cancel))!;

    // What a scrape of this desk's worker shows; other tests have meters of the same name.
    private static long Differences(TestDesk desk)
    {
        var shown = -1L;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, own) =>
        {
            if (instrument.Name == "incident_platform.audit.differences" && instrument.Meter.Scope == desk.Services.GetRequiredService<IMeterFactory>())
                own.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => shown = value);
        listener.Start();
        listener.RecordObservableInstruments();
        return shown;
    }

    private static Task<int> RunsAsync(TestDesk desk) => desk.ReadAsync(db => db.AuditRuns.CountAsync(Cancel));

    private static Instant At(string text) => NodaTime.Text.InstantPattern.ExtendedIso.Parse(text).Value;
}
