using IncidentPlatform.Domain.OnCall;
using NodaTime;
using static IncidentPlatform.Domain.Tests.Calendars.SampleCalendars;
using static IncidentPlatform.Domain.Tests.OnCall.Rotas;

namespace IncidentPlatform.Domain.Tests.OnCall;

public sealed class OnCallRotaTests
{
    private const string Jakarta = "Asia/Jakarta";

    [Theory]
    [InlineData("a second before the first hand-over", "2026-01-05T08:59:59+07:00", "")]
    [InlineData("at the first hand-over", "2026-01-05T09:00+07:00", "a")]
    [InlineData("a second before the second", "2026-01-12T08:59:59+07:00", "a")]
    [InlineData("at the second", "2026-01-12T09:00+07:00", "b")]
    [InlineData("back to the first person", "2026-01-19T09:00+07:00", "a")]
    [InlineData("years later", "2036-01-14T12:00+07:00", "b")]
    public void People_take_turns_from_hand_over_to_hand_over(string reason, string at, string person) =>
        Assert.True(Names(Rota(Jakarta, Weekly()).At(At(at))) == person, reason);

    [Theory]
    [InlineData("skipped: at the moment of the skip", "2026-03-29", "02:30", "2026-03-29T03:00+02:00")]
    [InlineData("repeated: at its first reading", "2026-10-25", "02:30", "2026-10-25T02:30+02:00")]
    [InlineData("the day after a skip: the wall clock's nine", "2026-03-30", "09:00", "2026-03-30T09:00+02:00")]
    [InlineData("the day after a repetition", "2026-10-26", "09:00", "2026-10-26T09:00+01:00")]
    public void A_hand_over_happens_exactly_once_when_the_clock_changes(string reason, string date, string time, string expected)
    {
        var day = NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value;
        var layer = Weekly() with { StartsOn = day.PlusDays(-1), RotationDays = 1, HandOverAt = NodaTime.Text.LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(time).Value };
        var rota = Rota("Europe/Berlin", layer);
        var midnight = day.AtStartOfDayInZone(DateTimeZoneProviders.Tzdb["Europe/Berlin"]).ToInstant();

        var handOvers = rota.ShiftsBetween(midnight, midnight + Hours(22)).Skip(1).Select(shift => shift.Start);

        Assert.True(handOvers.SequenceEqual([At(expected)]), reason);
    }

    [Fact]
    public void Turns_of_the_date_that_Apia_skipped_are_over_when_it_would_have_begun()
    {
        var rota = Rota("Pacific/Apia", Weekly(Ayu, Bima, Citra) with { StartsOn = new LocalDate(2011, 12, 29), HandOverAt = LocalTime.Midnight, RotationDays = 1 });

        Assert.Equal("a", Names(rota.At(At("2011-12-29T23:59:59-10:00"))));
        Assert.Equal("c", Names(rota.At(At("2011-12-31T00:00+14:00"))));
    }

    [Fact]
    public void A_layer_is_on_duty_in_its_hours_only()
    {
        var rota = Rota(Jakarta, Weekly() with { Week = Weekdays("08:00", "17:00") });

        Assert.Equal("a", Names(rota.At(At("2026-01-05T16:59:59+07:00"))));
        Assert.Empty(rota.At(At("2026-01-05T17:00+07:00")));
        Assert.Empty(rota.At(At("2026-01-10T12:00+07:00"))); // Saturday
    }

    [Theory]
    [InlineData(HolidayDuty.AsWeekday, "2026-08-17T10:00+07:00", "a")]
    [InlineData(HolidayDuty.AsWeekday, "2026-08-17T20:00+07:00", "")]
    [InlineData(HolidayDuty.Off, "2026-08-17T10:00+07:00", "")]
    [InlineData(HolidayDuty.Off, "2026-08-18T10:00+07:00", "a")]
    [InlineData(HolidayDuty.AllDay, "2026-08-17T20:00+07:00", "a")]
    [InlineData(HolidayDuty.AllDay, "2026-08-18T20:00+07:00", "")]
    public void A_holiday_changes_the_hours_of_duty_as_the_layer_says(HolidayDuty holidays, string at, string person)
    {
        var layer = Weekly(Ayu) with { Week = Weekdays("08:00", "17:00"), Holidays = holidays };
        var rota = OnCallRota.Compile(new RotaDefinition(Jakarta, [layer]), [new LocalDate(2026, 8, 17)]);

        Assert.Equal(person, Names(rota.At(At(at))));
    }

    [Fact]
    public void Layers_are_called_in_their_order()
    {
        var rota = Rota(Jakarta, Weekly(Ayu) with { Week = Weekdays("08:00", "17:00") }, Weekly(Bima) with { Id = Second });

        Assert.Equal("ab", Names(rota.At(At("2026-01-06T10:00+07:00"))));
        Assert.Equal("b", Names(rota.At(At("2026-01-06T20:00+07:00"))));
    }

    [Fact]
    public void Who_stands_in_is_on_call_also_outside_the_layers_hours()
    {
        var (from, to) = (At("2026-01-05T12:00+07:00"), At("2026-01-05T22:00+07:00"));
        var rota = Rota(Jakarta, Weekly() with { Week = Weekdays("08:00", "17:00") }).With([Override(First, from, to, Citra)]);

        Assert.Equal("a", Names(rota.At(from - Seconds(1))));
        Assert.Equal("c", Names(rota.At(from)));
        Assert.Equal("c", Names(rota.At(to - Seconds(1))));
        Assert.Empty(rota.At(to));
    }

    [Fact]
    public void Of_two_overrides_the_later_one_counts()
    {
        var (from, to) = (At("2026-01-06T00:00+07:00"), At("2026-01-07T00:00+07:00"));
        var rota = Rota(Jakarta, Weekly()).With([Override(First, from, to, Citra), Override(First, from + Hours(6), from + Hours(12), Bima)]);

        Assert.Equal("acbca", string.Concat(rota.ShiftsBetween(from - Hours(1), to + Hours(1)).Select(shift => NameOf(shift.PersonId))));
    }

    [Fact]
    public void A_hand_over_beneath_an_override_does_not_cut_it()
    {
        var (from, to) = (At("2026-01-11T00:00+07:00"), At("2026-01-13T00:00+07:00"));
        var rota = Rota(Jakarta, Weekly()).With([Override(First, from, to, Citra)]);

        Assert.Equal((from, to), rota.ShiftsBetween(from, to).Select(shift => (shift.Start, shift.End)).Single());
    }

    [Fact]
    public void An_override_of_a_layer_that_is_gone_means_nothing()
    {
        var at = At("2026-01-06T00:00+07:00");

        Assert.Equal("a", Names(Rota(Jakarta, Weekly()).With([Override(Second, at, at + Hours(1), Citra)]).At(at)));
    }

    [Fact]
    public void The_shift_of_an_instant_is_found_whole() =>
        Assert.Equal(
            (At("2026-01-12T09:00+07:00"), At("2026-01-19T09:00+07:00")),
            Rota(Jakarta, Weekly()).ShiftAt(First, At("2026-01-15T00:00+07:00")) is { } shift ? (shift.Start, shift.End) : default);

    [Fact]
    public void An_override_that_another_one_cuts_has_the_part_around_the_instant()
    {
        var (from, to) = (At("2026-01-06T00:00+07:00"), At("2026-02-06T00:00+07:00"));
        var rota = Rota(Jakarta, Weekly()).With([Override(First, from, to, Citra), Override(First, from + Hours(6), from + Hours(12), Bima)]);

        var shift = rota.ShiftAt(First, from + Hours(13))!;

        Assert.Equal((Citra, from + Hours(12), to), (shift.PersonId, shift.Start, shift.End));
    }

    [Fact]
    public void Gaps_are_where_no_layer_has_anybody()
    {
        var rota = Rota(
            Jakarta, Weekly() with { Week = Weekdays("08:00", "17:00") }, Weekly(Citra) with { Id = Second, Week = Weekdays("16:00", "24:00") });

        var gaps = rota.GapsBetween(At("2026-01-06T00:00+07:00"), At("2026-01-07T12:00+07:00"));

        Assert.Equal(
            [
                new Interval(At("2026-01-06T00:00+07:00"), At("2026-01-06T08:00+07:00")),
                new Interval(At("2026-01-07T00:00+07:00"), At("2026-01-07T08:00+07:00")),
            ],
            gaps);
    }

    [Fact]
    public void Lint_names_gaps_and_people_who_are_no_members()
    {
        var from = At("2026-01-09T00:00+07:00");
        var rota = Rota(Jakarta, Weekly() with { Week = Weekdays("00:00", "24:00") });

        Assert.Equal(
            [new RotaWarning(RotaWarningCodes.NotAMember, PersonId: Bima), new RotaWarning(RotaWarningCodes.Gap, from + Hours(24), from + Hours(72))],
            RotaLint.Check(rota, new HashSet<Guid> { Ayu }, from, from + Hours(80)));
    }

    private static string Names(IEnumerable<OnCallTurn> turns) => string.Concat(turns.Select(turn => NameOf(turn.PersonId)));

    private static string NameOf(Guid person) => person.ToString()[^1..];
}
