using System.Text.RegularExpressions;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Facts;
using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Kpi;
using IncidentPlatform.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace IncidentPlatform.Analytics.Tests.Facts;

/// <summary>120,000 records of a year in one organization among others: what PostgreSQL really does, behind the walls.</summary>
public sealed partial class KpiPlanTests(ITestOutputHelper output)
{
    private const int Records = 120_000;
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 24, 11, 0);
    private static readonly DateTimeZone Jakarta = DateTimeZoneProviders.Tzdb["Asia/Jakarta"];
    private static readonly KpiScope Scope = new(IncidentKind.Incident, null, null, true);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reports_of_a_month_read_that_month_from_its_index_and_the_backlog_what_was_open()
    {
        var database = await PlatformDatabase.CreateAsync();
        var organization = await database.AddOrganizationAsync();
        var other = await database.AddOrganizationAsync();
        await FillAsync(database, organization, Records);
        await FillAsync(database, other, Records / 10);

        await using var source = PlatformDataExtensions.CreateSource(database.OwnerConnectionString);
        var options = (DbContextOptions<PlatformDbContext>)new DbContextOptionsBuilder<PlatformDbContext>().UsePlatform(source).Options;
        await using var db = new PlatformDbContext(options, new CurrentTenant(organization.Id));
        var plans = await WatchAsync(db);
        var queries = new KpiQueries(db);
        var rows = new KpiIncidents(db);
        var month = new ReportPeriod(new LocalDate(2026, 11, 1), new LocalDate(2026, 12, 1), Jakarta);
        var year = month with { From = new LocalDate(2025, 12, 1) };
        var (ofMonth, ofYear) = (KpiWindow.Of(month, month.Every(1)), KpiWindow.Of(year, year.Months));
        List<Instant> months = [.. year.Months.Skip(1).Select(year.StartOf)];
        List<Instant> weeks = [.. Enumerable.Range(0, 12).Select(week => Now - Duration.FromDays(7 * (11 - week)))];

        await CheckAsync("opened, month", () => queries.OpenedAsync(Scope, ofMonth, KpiDimension.Service, Cancel), "ix_incident_fact_opened");
        await CheckAsync("responded, month", () => queries.RespondedAsync(Scope, ofMonth, KpiDimension.Group, Cancel), "ix_incident_fact_responded");
        await CheckAsync("resolved, month", () => queries.ResolvedAsync(Scope, ofMonth, KpiDimension.Step, Cancel), "ix_incident_fact_resolved");
        await CheckAsync("closed, month", () => queries.ClosedAsync(Scope, ofMonth, KpiDimension.None, Cancel), "ix_incident_fact_closed");
        await CheckAsync("attainment, month", () => queries.AttainmentAsync(Scope, ofMonth, KpiDimension.Priority, Now, Cancel), "ix_clock_fact_at");
        await CheckAsync("backlog, now", () => queries.BacklogAsync(Scope, [Now], KpiDimension.Group, Cancel), "ix_incident_holder_span_ended");
        await CheckAsync("backlog, 12 weeks", () => queries.BacklogAsync(Scope, weeks, KpiDimension.None, Cancel), "ix_incident_holder_span_ended");
        await CheckAsync("backlog, 12 months", () => queries.BacklogAsync(Scope, months, KpiDimension.None, Cancel), "ix_incident_holder_span_ended");
        await CheckAsync("risk", () => queries.RiskAsync(Scope, KpiDimension.None, Now, Cancel), "ix_clock_fact_running");
        await CheckAsync("quarters, month", () => queries.QuartersAsync(Scope, ofMonth, Cancel), "ix_incident_fact_opened");
        await CheckAsync(
            "records behind", () => rows.PageAsync(KpiNumber.Resolved, Scope, null, month.Start, month.End, Now, (Now, Guid.Empty), 51, Cancel),
            "ix_incident_fact_resolved");
        await CheckAsync(
            "backlog behind", () => rows.PageAsync(KpiNumber.Backlog, Scope, null, month.Start, weeks[3], Now, null, 51, Cancel),
            "ix_incident_holder_span_ended");

        var hours = new Dictionary<Guid, IReadOnlyList<Instant>>
        {
            [organization.DeskId] = [.. Enumerable.Range(0, 30).SelectMany(day => new[] { 1, 10 }.Select(hour => month.Start + Duration.FromHours((24 * day) + hour)))],
        };
        var desk = Scope with { GroupId = organization.DeskId };
        List<HandOverWindow> handOver =
        [
            new(0, organization.DeskId, weeks[7], weeks[9]), new(1, organization.DeskId, weeks[9], weeks[11]),
        ];
        await CheckAsync("arrivals, month", () => queries.ArrivalsAsync(Scope, ofMonth, hours, Cancel), "ix_incident_holder_span_ended");
        await CheckAsync("work, month", () => queries.WorkAsync(Scope, ofMonth, Cancel), "ix_incident_holder_span_ended");
        await CheckAsync("kept, month", () => queries.KeptAsync(Scope, ofMonth, Now, Cancel), "ix_clock_fact_at");
        await CheckAsync("activities, month", () => queries.ActivitiesAsync(Scope, ofMonth, Cancel), "ix_incident_fact_closed");
        await CheckAsync("before and after, 4 weeks", () => queries.WindowsAsync(Scope, handOver, Now, Cancel), "ix_incident_fact_resolved");
        await CheckAsync("replay, month", async () => await queries.ReplayAsync(desk, ofMonth).ToListAsync(Cancel), "ix_incident_holder_span_ended");
        await CheckAsync("replay's size, month", async () => new List<int> { await queries.ReplaySizeAsync(desk, ofMonth, Cancel) }, "ix_incident_holder_span_ended");

        // A year is most of the table, so a scan is the right plan; what it costs stands in the output.
        await MeasureAsync("attainment, year", () => queries.AttainmentAsync(Scope, ofYear, KpiDimension.Step, Now, Cancel));
        await MeasureAsync("opened, year", () => queries.OpenedAsync(Scope, ofYear, KpiDimension.Step, Cancel));
        await MeasureAsync("responded, year", () => queries.RespondedAsync(Scope, ofYear, KpiDimension.Step, Cancel));
        await MeasureAsync("arrivals, year", () => queries.ArrivalsAsync(Scope, ofYear, hours, Cancel));
        await MeasureAsync("work, year", () => queries.WorkAsync(Scope, ofYear, Cancel));
        await MeasureAsync("activities, year", () => queries.ActivitiesAsync(Scope, ofYear, Cancel));
        await MeasureAsync("replay, year", async () => await queries.ReplayAsync(desk, ofYear).ToListAsync(Cancel));
        await MeasureAsync("resolved, year", () => queries.ResolvedAsync(Scope, ofYear, KpiDimension.Step, Cancel));

        async Task CheckAsync<T>(string what, Func<Task<List<T>>> query, string index)
        {
            var plan = await MeasureAsync(what, query);
            Assert.Contains(index, plan, StringComparison.Ordinal);
            Assert.DoesNotMatch(LargeScan(), plan);
        }

        async Task<string> MeasureAsync<T>(string what, Func<Task<List<T>>> query)
        {
            plans.Clear();
            await query(); // parses and warms up
            plans.Clear();
            await query();
            var plan = Assert.Single(plans);
            output.WriteLine($"{what,-20} {Took().Match(plan).Groups[1].Value} ms");
            return plan;
        }
    }

    // auto_explain shows what ran; the role is what the walls bind.
    private static async Task<List<string>> WatchAsync(PlatformDbContext db)
    {
        await db.Database.OpenConnectionAsync(Cancel);
        var plans = new List<string>();
        ((NpgsqlConnection)db.Database.GetDbConnection()).Notice += (_, notice) => plans.Add(notice.Notice.MessageText);
        await db.Database.ExecuteSqlAsync($"load 'auto_explain'", Cancel);
        await db.Database.ExecuteSqlAsync($"set auto_explain.log_level = notice", Cancel);
        await db.Database.ExecuteSqlAsync($"set auto_explain.log_analyze = on", Cancel);
        await db.Database.ExecuteSqlAsync($"set auto_explain.log_timing = off", Cancel); // asking for the time at each row would be most of it
        await db.Database.ExecuteSqlAsync($"set auto_explain.log_min_duration = 0", Cancel);
        await db.Database.ExecuteSqlAsync($"set role app_tenant", Cancel);
        return plans;
    }

    // Evenly over a year, each resolved after up to four days and closed a week later, the last ones open; two clocks and three spans each.
    private static async Task FillAsync(PlatformDatabase database, TestOrganization organization, int count)
    {
        await using var connection = new NpgsqlConnection(database.OwnerConnectionString);
        await connection.OpenAsync(Cancel);
        await ExecuteAsync("""
            create temporary table life as
            select gen_random_uuid() as id, opened, opened + (1 + n % 97) * interval '1 hour' as resolved, n
            from generate_series(1, $1) n
            cross join lateral (select $2::timestamptz - (($1 - n)::float8 / $1) * interval '365 days' as opened) o
            """, count, Now.ToDateTimeUtc());
        await ExecuteAsync("""
            insert into incident_fact (organization_id, incident_id, last_sequence, kind, state, is_open, is_restricted, is_counted_apart,
                priority, service_id, group_id, opened_at, opened_priority, opened_service_id, opened_group_id,
                responded_at, responded_priority, responded_service_id, responded_group_id, response_seconds, response_elapsed_seconds,
                resolved_at, resolved_priority, resolved_service_id, resolved_group_id, resolution_seconds, resolution_elapsed_seconds,
                closed_at, closed_priority, closed_service_id, closed_group_id, hops, escalations, is_ping_pong, reopen_count, is_first_contact,
                aged_1_at, aged_3_at, aged_7_at, aged_14_at)
            select $1, id, 5, 'Incident', case when r is null then 'InProgress' else 'Closed' end, r is null, n % 50 = 0, n % 30 = 0,
                p, $2, $3, opened, p, $2, $3, opened + interval '20 minutes', p, $2, $3, 1200, 1200,
                r, case when r is not null then p end, case when r is not null then $2 end, case when r is not null then $3 end,
                extract(epoch from r - opened)::bigint / 3, extract(epoch from r - opened)::bigint,
                c, case when c is not null then p end, case when c is not null then $2 end, case when c is not null then $3 end,
                n % 3, n % 2, n % 40 = 0, (n % 20 = 0)::int, n % 3 = 0,
                opened + interval '1 day', opened + interval '3 days', opened + interval '9 days', opened + interval '18 days'
            from life cross join lateral (select 'P' || 1 + n % 5 as p, case when resolved < $4 then resolved end as r,
                case when resolved + interval '7 days' < $4 then resolved + interval '7 days' end as c) d
            """, organization.Id, organization.GeneralId, organization.DeskId, Now.ToDateTimeUtc());
        await ExecuteAsync("""
            insert into incident_holder_span (organization_id, incident_id, ordinal, kind, is_restricted, group_id, state, is_paused, priority,
                service_id, from_at, to_at, business_seconds, length_class, opened_at)
            select $1, id, s, 'Incident', n % 50 = 0, $3, 'InProgress', false, 'P' || 1 + n % 5, $2,
                opened + (resolved - opened) * s / 3, case when s < 2 or resolved < $4 then opened + (resolved - opened) * (s + 1) / 3 end, 600,
                case when (resolved - opened) / 3 > interval '24 hours' then 1 else 0 end, opened
            from life, generate_series(0, 2) s
            """, organization.Id, organization.GeneralId, organization.DeskId, Now.ToDateTimeUtc());
        await ExecuteAsync("""
            insert into clock_fact (organization_id, clock_id, incident_id, kind, is_restricted, is_counted_apart, metric, state, outcome, at,
                priority, service_id, group_id, target_seconds, band)
            select $1, gen_random_uuid(), id, 'Incident', n % 50 = 0, n % 30 = 0, m,
                case when at < $4 then 'Stopped' else 'Running' end, case when at >= $4 then 'Open' when n % 12 = 0 then 'Breached' else 'Met' end, at,
                'P' || 1 + n % 5, $2, $3, 3600, 0
            from life cross join lateral (values ('Response', opened + interval '20 minutes'), ('Resolution', resolved)) as c (m, at)
            """, organization.Id, organization.GeneralId, organization.DeskId, Now.ToDateTimeUtc());
        await ExecuteAsync("drop table life");
        await ExecuteAsync("vacuum analyze incident_fact, incident_holder_span, clock_fact");

        async Task ExecuteAsync(string sql, params object[] values)
        {
            await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
            foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
            await command.ExecuteNonQueryAsync(Cancel);
        }
    }

    [GeneratedRegex("Seq Scan on (incident_fact|incident_holder_span|clock_fact)")]
    private static partial Regex LargeScan();

    [GeneratedRegex(@"duration: ([0-9.]+) ms")]
    private static partial Regex Took();
}
