using System.Net;
using IncidentPlatform.Api.Tests.Hosting;
using IncidentPlatform.Contracts.OnCall;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.OnCall;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static IncidentPlatform.Api.Tests.Rotas.RotaRoom;

namespace IncidentPlatform.Api.Tests.Rotas;

public sealed class RotaTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_rota_is_shown_listed_and_decides_who_is_on_call()
    {
        var room = await MakeAsync();

        var created = await room.AddAsync();
        var shown = await room.Member.ReadAsync($"rotas/{created.Id}").AsAsync<RotaResponse>();
        var listed = Assert.Single((await room.Member.ReadAsync("rotas").AsAsync<PageResponse<RotaRowResponse>>()).Items);
        var now = (await room.Member.ReadAsync("on-call").AsAsync<PageResponse<OnCallNowResponse>>()).Items;

        Assert.Equal((created.Id, "network", "Asia/Jakarta", 1), (shown.Id, shown.Group, shown.Zone, shown.Version));
        Assert.Equal(["Ayu", "Bima"], shown.Layers.Single().People.Select(person => person.Name));
        Assert.False(shown.Warnings.Any);
        Assert.Equal((created.Id, "network"), (listed.Id, listed.Group));
        var shift = Assert.Single(now.Single(entry => entry.GroupId == room.Group).Shifts);
        Assert.Equal(
            (room.Ayu, "Ayu", Instant.FromUtc(2026, 3, 2, 2, 0), Instant.FromUtc(2026, 3, 9, 2, 0)), (shift.PersonId, shift.Person, shift.Start, shift.End));
        Assert.Null(now.Single(entry => entry.GroupId == room.Organization.DeskId).RotaId);
    }

    [Fact]
    public async Task Gaps_and_strangers_are_warned_of_with_dates_and_saved_all_the_same()
    {
        var room = await MakeAsync();
        var stranger = await room.Organization.AddPersonAsync("Dewi", Role.SupportMember);
        var office = new[] { (string[])["00:00", "24:00"] };
        var request = Weekly(room.Group, room.Ayu, stranger);
        request = request with { Layers = [request.Layers[0] with { Week = [office, office, office, office, office, [], []] }] };

        var created = await room.Manager.PostAsync("rotas", request).AsAsync<RotaResponse>();

        Assert.Equal((8, 8L * 48 * 3600), (created.Warnings.GapCount, created.Warnings.GapSeconds));
        Assert.Equal(new OnCallGapResponse(Instant.FromUtc(2026, 3, 6, 17, 0), Instant.FromUtc(2026, 3, 8, 17, 0)), created.Warnings.Gaps[0]);
        Assert.Equal([new OnCallPersonResponse(stranger, "Dewi")], created.Warnings.NotMembers);
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_by_field()
    {
        var room = await MakeAsync();
        var request = new SaveRotaRequest(
            Guid.NewGuid(), "Asia/Atlantis",
            [new OnCallLayerRequest("Weekly", [], new LocalDate(2026, 3, 2), new LocalTime(9, 0), 0, Week: [[["12:00", "08:00"]], [], [], [], [], [], []])],
            Guid.NewGuid());

        var problem = await room.Manager.PostAsync("rotas", request).ProblemAsync();
        var unknown = await room.Manager.PostAsync("rotas", Weekly(room.Group, Guid.NewGuid())).ProblemAsync();
        var nameless = await room.Manager.PostAsync("rotas", Weekly(room.Group, room.Ayu) with { Layers = [Weekly(room.Group, room.Ayu).Layers[0] with { Name = "" }] }).ProblemAsync();

        Assert.Equal(ProblemCodes.Invalid, problem.Code);
        Assert.Equal(
            ["calendarId", "groupId", "layers[0].personIds", "layers[0].rotationDays", "layers[0].week[0][0]", "zone"], problem.Errors!.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["layers[0].personIds"], unknown.Errors!.Keys);
        Assert.Equal(["layers[0].name"], nameless.Errors!.Keys);
    }

    [Fact]
    public async Task A_group_has_one_rota()
    {
        var room = await MakeAsync();
        await room.AddAsync();

        var problem = await room.Manager.PostAsync("rotas", Weekly(room.Group, room.Bima)).ProblemAsync();

        Assert.Equal((ProblemCodes.Conflict, "groupId"), (problem.Code, problem.Errors!.Keys.Single()));
    }

    [Fact]
    public async Task A_change_needs_the_version_that_it_changed()
    {
        var room = await MakeAsync();
        var rota = await room.AddAsync();
        var change = Weekly(room.Group, room.Bima) with { Layers = [Weekly(room.Group, room.Bima).Layers[0] with { Id = rota.Layers[0].Id }] };

        Assert.Equal(HttpStatusCode.PreconditionRequired, await PutAsync(room.Manager, rota.Id, change, null).StatusAsync());
        var changed = await PutAsync(room.Manager, rota.Id, change, 1).AsAsync<RotaResponse>();
        var stale = await PutAsync(room.Manager, rota.Id, change, 1).ProblemAsync();

        Assert.Equal((2, rota.Layers[0].Id), (changed.Version, changed.Layers[0].Id));
        Assert.Equal([room.Bima], await room.OnCallAsync());
        Assert.Equal(ProblemCodes.Stale, stale.Code);
        Assert.Equal("IncidentManager", Assert.Single(stale.Changes!).Actor);
    }

    [Fact]
    public async Task A_rota_stays_with_its_group()
    {
        var room = await MakeAsync();
        var rota = await room.AddAsync();

        var problem = await PutAsync(room.Manager, rota.Id, Weekly(room.Organization.DeskId, room.Ayu), 1).ProblemAsync();

        Assert.Equal(["groupId"], problem.Errors!.Keys);
    }

    [Fact]
    public async Task A_deleted_rota_is_gone_with_its_overrides()
    {
        var room = await MakeAsync();
        var rota = await room.AddAsync();
        await room.Member.PostAsync($"rotas/{rota.Id}/overrides", room.Cover(rota, room.Bima)).AsAsync<OnCallOverrideResponse>();

        Assert.Equal(HttpStatusCode.PreconditionFailed, await DeleteAsync(room.Manager, $"rotas/{rota.Id}", 7).StatusAsync());
        Assert.Equal(HttpStatusCode.NoContent, await DeleteAsync(room.Manager, $"rotas/{rota.Id}", 1).StatusAsync());

        Assert.Equal(HttpStatusCode.NotFound, await room.Member.ReadAsync($"rotas/{rota.Id}").StatusAsync());
        await room.Host.AsOwnerAsync(room.Organization.Id, async db => Assert.False(await db.OnCallOverrides.AnyAsync(row => row.RotaId == rota.Id, Cancel)));
    }

    [Fact]
    public async Task A_preview_says_what_saving_would_say_and_saves_nothing()
    {
        var room = await MakeAsync();

        var preview = await room.Manager.PostAsync("rotas/preview", Weekly(room.Group, room.Ayu, room.Bima)).AsAsync<RotaScheduleResponse>();

        Assert.Equal((Now, Now + Duration.FromDays(56)), (preview.From, preview.To));
        Assert.Equal(["Ayu", "Bima", "Ayu"], preview.Shifts.Take(3).Select(shift => shift.Person));
        Assert.Equal(HttpStatusCode.Created, await room.Manager.PostAsync("rotas", Weekly(room.Group, room.Ayu)).StatusAsync());
    }

    [Fact]
    public async Task A_schedule_shows_shifts_overrides_and_gaps_of_any_period()
    {
        var room = await MakeAsync();
        var rota = await room.AddAsync();
        await room.Member.PostAsync($"rotas/{rota.Id}/overrides", room.Cover(rota, room.Citra)).AsAsync<OnCallOverrideResponse>();

        var schedule = await room.Member.ReadAsync($"rotas/{rota.Id}/schedule?from=2026-03-01T02:00:00Z&to=2026-03-10T02:00:00Z").AsAsync<RotaScheduleResponse>();

        Assert.Equal(["Ayu", "Citra", "Ayu", "Bima"], schedule.Shifts.Select(shift => shift.Person));
        Assert.Equal([new OnCallGapResponse(Instant.FromUtc(2026, 3, 1, 2, 0), Instant.FromUtc(2026, 3, 2, 2, 0))], schedule.Gaps);
    }

    [Theory]
    [InlineData("from=yesterday", "from")]
    [InlineData("from=9999-01-01T00:00:00Z", "from")]
    [InlineData("from=2026-03-03T00:00:00Z&to=2026-03-03T00:00:00Z", "to")]
    [InlineData("from=2026-03-03T00:00:00Z&to=2028-03-03T00:00:00Z", "to")]
    public async Task A_period_that_makes_no_sense_is_refused_by_field(string query, string field)
    {
        var room = await MakeAsync();
        var rota = await room.AddAsync();

        Assert.Equal([field], (await room.Member.ReadAsync($"rotas/{rota.Id}/schedule?{query}").ProblemAsync()).Errors!.Keys);
    }

    [Fact]
    public async Task Only_planners_change_rotas()
    {
        var room = await MakeAsync();
        var rota = await room.AddAsync();
        var change = Weekly(room.Group, room.Ayu);

        Assert.Equal(HttpStatusCode.Forbidden, await room.Member.PostAsync("rotas", change).StatusAsync());
        Assert.Equal(HttpStatusCode.Forbidden, await PutAsync(room.Member, rota.Id, change, 1).StatusAsync());
        Assert.Equal(HttpStatusCode.Forbidden, await DeleteAsync(room.Member, $"rotas/{rota.Id}", 1).StatusAsync());
    }

    [Fact]
    public async Task Holidays_of_the_calendar_count()
    {
        var room = await MakeAsync();
        var calendar = Guid.Empty;
        await room.Host.AsOwnerAsync(room.Organization.Id, async db =>
        {
            var row = Data.Organizations.OrganizationProvisioning.AddCalendar(
                db, room.Organization.Id, "Holidays", new("Asia/Jakarta", [.. Enumerable.Repeat<IReadOnlyList<Domain.Calendars.Opening>>([new(0, 86_400)], 7)], [new(new LocalDate(2026, 3, 3), "Today", [])]), Now);
            await db.SaveChangesAsync(Cancel);
            calendar = row.Id;
        });
        var request = Weekly(room.Group, room.Ayu) with { CalendarId = calendar };
        request = request with { Layers = [request.Layers[0] with { Holidays = HolidayDuty.Off }] };

        var rota = await room.Manager.PostAsync("rotas", request).AsAsync<RotaResponse>();

        Assert.Equal("Holidays", rota.Calendar);
        Assert.Equal(new OnCallGapResponse(Now, Instant.FromUtc(2026, 3, 3, 17, 0)), rota.Warnings.Gaps.Single());
        Assert.Empty(await room.OnCallAsync());
    }
}
