using IncidentPlatform.Data;
using IncidentPlatform.Data.Calendars;
using IncidentPlatform.Data.OnCall;
using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Calendars;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.OnCall;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace IncidentPlatform.Worker.Tests.OnCall;

/// <summary>Whom an escalation finds on call.</summary>
public sealed class OnCallReaderTests : IAsyncLifetime
{
    // Tuesday, 09:00 in Jakarta.
    private static readonly Instant Now = TestDesk.Opening;
    private static readonly Guid Layer = Guid.CreateVersion7();

    private TestDesk _desk = null!;
    private Guid _group;
    private Guid _ayu;
    private Guid _bima;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await TestDesk.CreateAsync();
        _group = await _desk.Organization.AddGroupAsync("network");
        _ayu = await _desk.Organization.AddPersonAsync("Ayu", Role.SupportMember, _group);
        _bima = await _desk.Organization.AddPersonAsync("Bima", Role.SupportMember, _group);
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task Whose_turn_it_is_is_on_call()
    {
        await AddRotaAsync(Weekly());

        Assert.Equal([_ayu], (await AtAsync(Now)).PersonIds);
        Assert.Equal([_bima], (await AtAsync(Now + Duration.FromDays(7))).PersonIds);
    }

    [Fact]
    public async Task A_group_without_a_rota_says_so()
    {
        var answer = await AtAsync(Now);

        Assert.False(answer.HasRota);
        Assert.Empty(answer.PersonIds);
    }

    [Fact]
    public async Task Who_stands_in_counts_within_their_hours_only()
    {
        var rota = await AddRotaAsync(Weekly());
        await AddOverrideAsync(rota, Now, Now + Duration.FromHours(1), _bima);

        Assert.Equal([_bima], (await AtAsync(Now)).PersonIds);
        Assert.Equal([_ayu], (await AtAsync(Now + Duration.FromHours(1))).PersonIds);
        Assert.Equal([_ayu], (await AtAsync(Now - Duration.FromSeconds(1))).PersonIds);
    }

    [Fact]
    public async Task Who_left_the_group_is_not_called()
    {
        await AddRotaAsync(Weekly());
        await _desk.ExecuteAsync($"delete from group_membership where person_id = '{_ayu}'");

        var answer = await AtAsync(Now);

        Assert.True(answer.HasRota);
        Assert.Empty(answer.PersonIds);
    }

    [Fact]
    public async Task A_new_holiday_of_the_calendar_counts_at_once()
    {
        var calendar = await AddCalendarAsync();
        await AddRotaAsync(Weekly() with { Holidays = HolidayDuty.Off }, calendar);
        Assert.Equal([_ayu], (await AtAsync(Now)).PersonIds);

        await ChangeCalendarAsync(calendar, new CalendarException(new LocalDate(2026, 3, 3), "Nyepi", []));

        Assert.Empty((await AtAsync(Now)).PersonIds);
    }

    [Fact]
    public async Task A_changed_rota_counts_at_once()
    {
        var rota = await AddRotaAsync(Weekly());
        Assert.Equal([_ayu], (await AtAsync(Now)).PersonIds);

        var changed = RotaJson.Write(new RotaDefinition("Asia/Jakarta", [Weekly() with { PersonIds = [_bima] }]));
        await _desk.ExecuteAsync($"update on_call_rota set definition = '{changed}', version = 2 where id = '{rota}'");

        Assert.Equal([_bima], (await AtAsync(Now)).PersonIds);
    }

    [Fact]
    public async Task A_rota_of_another_organization_is_not_seen()
    {
        await AddRotaAsync(Weekly());
        var other = await _desk.Database.AddOrganizationAsync();

        Assert.False((await AtAsync(Now, other.Id)).HasRota);
    }

    private OnCallLayer Weekly() => new(Layer, "Weekly", [_ayu, _bima], new LocalDate(2026, 3, 2), new LocalTime(9, 0), 7);

    private Task<OnCallAnswer> AtAsync(Instant at) => AtAsync(at, _desk.Organization.Id);

    // The desk's services are one process: its library keeps what it has compiled from one question to the next.
    private async Task<OnCallAnswer> AtAsync(Instant at, Guid organizationId)
    {
        await using var scope = _desk.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(organizationId);
        return await scope.ServiceProvider.GetRequiredService<OnCallReader>().AtAsync(_group, at, Cancel);
    }

    private Task<Guid> AddRotaAsync(OnCallLayer layer, Guid? calendarId = null) => InTenantAsync(async db =>
    {
        var row = new RotaRow
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = _desk.Organization.Id,
            GroupId = _group,
            CalendarId = calendarId,
            Definition = RotaJson.Write(new RotaDefinition("Asia/Jakarta", [layer])),
            ChangedAt = Now,
            ChangedBy = _desk.Manager,
        };
        db.Rotas.Add(row);
        await db.SaveChangesAsync(Cancel);
        return row.Id;
    });

    private Task<Guid> AddOverrideAsync(Guid rotaId, Instant from, Instant to, Guid person) => InTenantAsync(async db =>
    {
        var row = new OnCallOverrideRow
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = _desk.Organization.Id,
            RotaId = rotaId,
            LayerId = Layer,
            FromAt = from,
            ToAt = to,
            PersonId = person,
            CreatedAt = Now,
            CreatedBy = _desk.Manager,
        };
        db.OnCallOverrides.Add(row);
        await db.SaveChangesAsync(Cancel);
        return row.Id;
    });

    private Task<Guid> AddCalendarAsync() => InTenantAsync(async db =>
    {
        var calendar = new CalendarRow { Id = Guid.CreateVersion7(), OrganizationId = _desk.Organization.Id, Name = "Holidays", CurrentVersionId = Guid.CreateVersion7() };
        db.Calendars.Add(calendar);
        db.CalendarVersions.Add(VersionOf(calendar, 1));
        await db.SaveChangesAsync(Cancel);
        return calendar.Id;
    });

    private Task<Guid> ChangeCalendarAsync(Guid id, params CalendarException[] exceptions) => InTenantAsync(async db =>
    {
        var calendar = await db.Calendars.AsTracking().SingleAsync(row => row.Id == id, Cancel);
        calendar.CurrentVersionId = Guid.CreateVersion7();
        db.CalendarVersions.Add(VersionOf(calendar, 2, exceptions));
        await db.SaveChangesAsync(Cancel);
        return id;
    });

    private static CalendarVersionRow VersionOf(CalendarRow calendar, int version, params CalendarException[] exceptions) => new()
    {
        Id = calendar.CurrentVersionId,
        OrganizationId = calendar.OrganizationId,
        CalendarId = calendar.Id,
        Version = version,
        Definition = CalendarJson.Write(new("Asia/Jakarta", [.. Enumerable.Repeat<IReadOnlyList<Opening>>([Opening.Parse("08:00", "17:00")], 7)], exceptions)),
        TzdbVersion = "2026a",
        CreatedAt = Now,
    };

    private async Task<Guid> InTenantAsync(Func<PlatformDbContext, Task<Guid>> work)
    {
        await using var scope = _desk.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(_desk.Organization.Id);
        return await work(scope.ServiceProvider.GetRequiredService<PlatformDbContext>());
    }
}
