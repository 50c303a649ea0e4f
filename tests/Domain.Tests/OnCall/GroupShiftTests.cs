using IncidentPlatform.Domain.Calendars;
using IncidentPlatform.Domain.OnCall;
using NodaTime;
using static IncidentPlatform.Domain.Tests.OnCall.Rotas;

namespace IncidentPlatform.Domain.Tests.OnCall;

public sealed class GroupShiftTests
{
    // 2026-11-27 is a Friday.
    private static readonly Instant FridayNoon = Instant.FromUtc(2026, 11, 27, 5, 0);
    private static readonly Instant FridayEvening = Instant.FromUtc(2026, 11, 27, 13, 0);
    private static readonly Instant MondayMorning = Instant.FromUtc(2026, 11, 30, 1, 0);
    private static readonly Guid Member = Guid.NewGuid();

    private static readonly BusinessCalendar Office = BusinessCalendar.Compile(new CalendarDefinition(
        "Asia/Jakarta", [.. Enumerable.Range(0, 7).Select(day => day < 5 ? new[] { Opening.Parse("08:00", "17:00") } : [])], []));

    [Fact]
    public void While_the_calendar_is_open_somebody_is_there() => Assert.Equal(new GroupShift(true, null), GroupShift.At(FridayNoon, [Member], Office, null));

    [Fact]
    public void While_it_is_closed_nobody_is_until_it_opens() =>
        Assert.Equal(new GroupShift(false, MondayMorning), GroupShift.At(FridayEvening, [Member], Office, null));

    [Fact]
    public void A_group_without_members_has_nobody_at_any_hour() => Assert.Equal(new GroupShift(false, null), GroupShift.At(FridayNoon, [], Office, null));

    [Fact]
    public void A_group_without_hours_always_works() => Assert.True(GroupShift.At(FridayEvening, [Member], null, null).IsStaffed);

    [Fact]
    public void Whoever_is_on_call_is_on_shift_and_a_stranger_is_not()
    {
        var always = Rota("Asia/Jakarta", Weekly(Ayu));

        Assert.True(GroupShift.At(FridayEvening, [Ayu], Office, always).IsStaffed);
        Assert.Equal(new GroupShift(false, MondayMorning), GroupShift.At(FridayEvening, [Bima], Office, always));
    }

    [Fact]
    public void The_next_shift_may_be_on_call_before_the_calendar_opens()
    {
        var nights = Rota("Asia/Jakarta", Weekly(Ayu) with { Week = Weekdays("22:00", "24:00") });

        Assert.Equal(new GroupShift(false, Instant.FromUtc(2026, 11, 27, 15, 0)), GroupShift.At(FridayEvening, [Ayu], Office, nights));
    }
}
