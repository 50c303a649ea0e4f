using System.Net;
using System.Text;
using IncidentPlatform.Api.Tests.Hosting;
using IncidentPlatform.Api.Tests.Incidents;
using IncidentPlatform.Api.Tests.Sla;
using IncidentPlatform.Contracts.Calendars;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Domain.Calendars;
using IncidentPlatform.Domain.Identity;
using NodaTime;

namespace IncidentPlatform.Api.Tests.Calendars;

public sealed class CalendarTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_calendar_is_kept_in_versions_and_the_second_of_two_editors_is_told()
    {
        var room = await LevelRoom.OpenAsync();
        var first = await room.Manager.PostAsync("calendars", new SaveCalendarRequest("Branches", LevelRoom.Office)).AsAsync<CalendarResponse>();
        var later = LevelRoom.Office with { Zone = "Asia/Makassar" };
        var second = await LevelRoom.PutAsync(room.Manager, $"calendars/{first.Id}", 1, new SaveCalendarRequest("Branches east", later)).AsAsync<CalendarResponse>();

        var stale = await LevelRoom.RefusedAsync(
            LevelRoom.PutAsync(room.Manager, $"calendars/{first.Id}", 1, new SaveCalendarRequest("Mine", later)), HttpStatusCode.PreconditionFailed);
        var unversioned = await LevelRoom.RefusedAsync(
            LevelRoom.PutAsync(room.Manager, $"calendars/{first.Id}", null, new SaveCalendarRequest("Mine", later)), HttpStatusCode.PreconditionRequired);

        Assert.Equal((1, 2, "Branches east", "Asia/Makassar"), (first.Version, second.Version, second.Name, second.Calendar.Zone));
        Assert.Equal((ProblemCodes.Stale, ProblemCodes.VersionRequired), (stale.Code, unversioned.Code));
        var versions = await IncidentRoom.GetAsync<PageResponse<CalendarVersionResponse>>(room.Manager, $"calendars/{first.Id}/versions");
        Assert.Equal(["Asia/Makassar", "Asia/Jakarta"], versions.Items.Select(version => version.Calendar.Zone));
        Assert.All(versions.Items, version => Assert.Equal("ServiceDeliveryManager", version.CreatedBy));
    }

    public static TheoryData<string, string, CalendarBody, string> Impossible => new()
    {
        { "a zone that does not exist", "calendar.zone", LevelRoom.Office with { Zone = "Asia/Atlantis" }, CalendarProblemCodes.UnknownZone },
        { "an offset is no zone", "calendar.zone", LevelRoom.Office with { Zone = "UTC+07" }, CalendarProblemCodes.UnknownZone },
        { "Wednesday overlaps", "calendar.week[2][1]", WithDay(2, ["08:00", "12:00"], ["11:00", "15:00"]), CalendarProblemCodes.OpeningsOverlap },
        { "overnight in one", "calendar.week[4][0]", WithDay(4, ["22:00", "06:00"]), CalendarProblemCodes.OpeningEndsBeforeItStarts },
        { "a week of six days", "calendar.week", LevelRoom.Office with { Week = [.. LevelRoom.Office.Week.Take(6)] }, CalendarProblemCodes.WeekNeedsSevenDays },
        { "never open", "calendar.week", Closed([]), CalendarProblemCodes.CalendarNeverOpens },
        { "open in the past only", "calendar.week", Closed([new(new LocalDate(2020, 1, 2), "Once", [["08:00", "09:00"]])]), CalendarProblemCodes.CalendarNeverOpens },
        { "a date twice", "calendar.exceptions[2026-08-17]", Dated(new LocalDate(2026, 8, 17), new LocalDate(2026, 8, 17)), CalendarProblemCodes.DuplicateException },
        { "a date far away", "calendar.exceptions[2950-01-01]", Dated(new LocalDate(2950, 1, 1)), CalendarProblemCodes.DateNotServed },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public async Task An_impossible_calendar_is_refused_with_day_and_interval(string reason, string field, CalendarBody calendar, string code)
    {
        var room = await LevelRoom.OpenAsync();

        var problem = await LevelRoom.RefusedAsync(room.Manager.PostAsync("calendars", new SaveCalendarRequest(reason, calendar)));

        Assert.Equal([code], problem.Errors![field]);
    }

    [Fact]
    public async Task A_closure_of_two_months_is_saved_only_when_it_is_meant_so()
    {
        var room = await LevelRoom.OpenAsync();
        var today = SystemClockDate(room.Host.Time);
        var closed = LevelRoom.Office with
        {
            Exceptions = [.. Enumerable.Range(1, 60).Select(days => new CalendarDate(today.PlusDays(days), "Works", []))],
        };

        var problem = await LevelRoom.RefusedAsync(room.Manager.PostAsync("calendars", new SaveCalendarRequest("Works", closed)));
        var saved = await room.Manager.PostAsync("calendars", new SaveCalendarRequest("Works", closed, AcceptsWarnings: true)).AsAsync<CalendarResponse>();

        Assert.Equal((ProblemCodes.UnacceptedWarnings, CalendarLint.LongClosure), (problem.Code, problem.Warnings!.Single().Code));
        Assert.Equal(60, saved.Calendar.Exceptions.Count);
    }

    [Fact]
    public async Task A_year_shows_open_and_closed_dates_and_the_names_of_exceptions()
    {
        var room = await LevelRoom.OpenAsync();
        var calendar = await room.Manager.PostAsync("calendars", new SaveCalendarRequest("Branches", LevelRoom.Office)).AsAsync<CalendarResponse>();

        var year = await IncidentRoom.GetAsync<CalendarYearResponse>(room.Manager, $"calendars/{calendar.Id}/year?year=2026");

        Assert.Equal((365, 260, 260 * 28_800L), (year.Days.Count, year.OpenDays, year.OpenSeconds)); // 261 weekdays, one of them a holiday
        var holiday = year.Days[new LocalDate(2026, 8, 17).DayOfYear - 1];
        Assert.Equal((0, "Independence day"), (holiday.OpenSeconds, holiday.Exception));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await IncidentRoom.StatusAsync(room.Manager, $"calendars/{calendar.Id}/year?year=1900"));
    }

    [Fact]
    public async Task Whole_days_of_an_ics_file_are_read_repeated_ones_for_the_years_around()
    {
        var room = await LevelRoom.OpenAsync();
        var year = SystemClockDate(room.Host.Time).Year;
        var file = $"""
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Test//EN
            BEGIN:VEVENT
            UID:1
            SUMMARY:New Year
            DTSTART;VALUE=DATE:20200101
            DTEND;VALUE=DATE:20200102
            RRULE:FREQ=YEARLY
            END:VEVENT
            BEGIN:VEVENT
            UID:2
            SUMMARY:Idul Fitri
            DTSTART;VALUE=DATE:{year}0320
            DTEND;VALUE=DATE:{year}0322
            END:VEVENT
            BEGIN:VEVENT
            UID:3
            SUMMARY:Lunch
            DTSTART:{year}0401T120000Z
            DTEND:{year}0401T130000Z
            END:VEVENT
            END:VCALENDAR
            """.ReplaceLineEndings("\r\n");

        var dates = await ImportAsync(room.Manager, file).AsAsync<ImportedDatesResponse>();

        Assert.Equal(1, dates.Skipped);
        Assert.Equal(
            [(new LocalDate(year - 1, 1, 1), "New Year"), (new(year, 1, 1), "New Year"), (new(year, 3, 20), "Idul Fitri"), (new(year, 3, 21), "Idul Fitri"),
                (new(year + 1, 1, 1), "New Year"), (new(year + 2, 1, 1), "New Year")],
            dates.Dates.Select(date => (date.Date, date.Name)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no calendar at all")]
    [InlineData("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:2026-XX\r\n")]
    public async Task A_file_that_is_none_is_refused(string file)
    {
        var room = await LevelRoom.OpenAsync();

        var problem = await LevelRoom.RefusedAsync(ImportAsync(room.Manager, file));

        Assert.True(problem.Errors!.ContainsKey("file"));
    }

    [Fact]
    public async Task Another_organizations_calendar_is_not_there_and_an_agent_changes_none()
    {
        var room = await LevelRoom.OpenAsync();
        var other = await LevelRoom.OpenAsync();
        var calendar = await room.Manager.PostAsync("calendars", new SaveCalendarRequest("Branches", LevelRoom.Office)).AsAsync<CalendarResponse>();
        var agent = await room.Host.ClientForAsync(room.Organization, Role.Agent);

        foreach (var path in new[] { "", "/versions", "/year?year=2026" })
            Assert.Equal(HttpStatusCode.NotFound, await IncidentRoom.StatusAsync(other.Manager, $"calendars/{calendar.Id}{path}"));
        await LevelRoom.RefusedAsync(LevelRoom.PutAsync(other.Manager, $"calendars/{calendar.Id}", 1, new SaveCalendarRequest("Mine", LevelRoom.Office)), HttpStatusCode.NotFound);
        await LevelRoom.RefusedAsync(other.Manager.PostAsync($"calendars/{calendar.Id}/impact", new CalendarImpactRequest(LevelRoom.Office)), HttpStatusCode.NotFound);
        await LevelRoom.RefusedAsync(agent.PostAsync("calendars", new SaveCalendarRequest("Mine", LevelRoom.Office)), HttpStatusCode.Forbidden);
        Assert.Equal(HttpStatusCode.OK, await IncidentRoom.StatusAsync(agent, $"calendars/{calendar.Id}"));
    }

    private static CalendarBody WithDay(int day, params string[][] openings) =>
        LevelRoom.Office with { Week = [.. LevelRoom.Office.Week.Select((present, index) => index == day ? openings : present)] };

    private static CalendarBody Closed(IReadOnlyList<CalendarDate> exceptions) =>
        new("Asia/Jakarta", [[], [], [], [], [], [], []], exceptions);

    private static CalendarBody Dated(params LocalDate[] dates) =>
        LevelRoom.Office with { Exceptions = [.. dates.Select(date => new CalendarDate(date, "Holiday", []))] };

    private static LocalDate SystemClockDate(TimeProvider time) => Instant.FromDateTimeOffset(time.GetUtcNow()).InUtc().Date;

    private static Task<HttpResponseMessage> ImportAsync(HttpClient by, string file) =>
        by.PostAsync("/api/v1/calendars/import", new StringContent(file, Encoding.UTF8, "text/calendar"), Cancel);
}
