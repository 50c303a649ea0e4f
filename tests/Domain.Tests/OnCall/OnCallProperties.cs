using CsCheck;
using IncidentPlatform.Domain.OnCall;
using IncidentPlatform.Domain.Tests.Calendars;
using NodaTime;

namespace IncidentPlatform.Domain.Tests.OnCall;

/// <summary>What holds for every rota, in zones and at instants where the clock is odd.</summary>
public sealed class OnCallProperties
{
    private const int Minute = 60;
    private static readonly Guid[] People = [Rotas.Ayu, Rotas.Bima, Rotas.Citra];

    private static readonly Gen<(OnCallRota Rota, Instant Change)> Place =
        from place in CalendarGens.Place(Minute)
        from layers in Layer(place.Definition, place.Change).Array[1, 3]
        from overrides in Override(layers.Length, place.Change).Array[0, 4]
        select (
            OnCallRota.Compile(
                new RotaDefinition(place.Definition.Zone, [.. layers.Select((layer, index) => layer with { Id = LayerId(index) })]),
                place.Definition.Exceptions.Select(exception => exception.Date)).With(overrides),
            place.Change);

    [Fact]
    public void Shifts_are_what_the_rota_says_at_every_instant() =>
        Gen.Select(Place, Around, Around).Sample((place, shift, probe) =>
        {
            var (from, at) = (place.Change + shift, place.Change + probe);
            var to = from + Duration.FromDays(30);
            if (at < from || at >= to) return true;

            var inShifts = place.Rota.ShiftsBetween(from, to).Where(turn => turn.Start <= at && at < turn.End)
                .Select(turn => new OnCallTurn(turn.LayerId, turn.PersonId, turn.OverrideId));
            return inShifts.SequenceEqual(place.Rota.At(at));
        }, iter: 300);

    [Fact]
    public void A_layer_has_one_person_or_nobody_at_every_instant() =>
        Gen.Select(Place, Around).Sample((place, shift) =>
        {
            var from = place.Change + shift;
            return place.Rota.ShiftsBetween(from, from + Duration.FromDays(30)).GroupBy(turn => turn.LayerId).All(layer =>
                layer.All(turn => turn.Start < turn.End) && layer.Zip(layer.Skip(1)).All(pair => pair.First.End <= pair.Second.Start));
        }, iter: 300);

    [Fact]
    public void Somebody_is_on_call_exactly_outside_the_gaps() =>
        Gen.Select(Place, Around).Sample((place, shift) =>
        {
            var at = place.Change + shift;
            var gaps = place.Rota.GapsBetween(place.Change - Duration.FromDays(20), place.Change + Duration.FromDays(20));
            return gaps.Any(gap => gap.Contains(at)) == (place.Rota.At(at).Count == 0);
        }, iter: 300);

    [Fact]
    public void Every_hand_over_takes_place_once_and_in_turn() =>
        Gen.Select(CalendarGens.Place(Minute), Gen.Int[0, 24 * 60 - 1], Gen.Int[1, 9]).Sample((place, minute, days) =>
        {
            var zone = DateTimeZoneProviders.Tzdb[place.Definition.Zone];
            var layer = Rotas.Weekly(People) with
            {
                StartsOn = place.Change.InZone(zone).Date.PlusDays(-4 * days),
                HandOverAt = LocalTime.FromMinutesSinceMidnight(minute),
                RotationDays = days,
            };
            var shifts = Rotas.Rota(place.Definition.Zone, layer)
                .ShiftsBetween(place.Change - Duration.FromDays(30), place.Change + Duration.FromDays(30));

            // A date that does not exist has a turn without length: whoever would have had it is passed over.
            return shifts.Zip(shifts.Skip(1)).All(pair =>
                pair.First.End == pair.Second.Start
                && IsHandOver(pair.Second.Start, layer, zone)
                && (Next(pair.First) == pair.Second.PersonId || place.Definition.Zone == "Pacific/Apia"));
        });

    private static Gen<Duration> Around => Gen.Int[-12 * 86_400, 12 * 86_400].Select(seconds => Duration.FromSeconds(seconds));

    private static Gen<OnCallLayer> Layer(Domain.Calendars.CalendarDefinition hours, Instant change) =>
        from people in Gen.Int[0, 2].Array[1, 4]
        from days in Gen.Int[1, 10]
        from start in Gen.Int[-40, 5]
        from minute in Gen.Int[0, 24 * 60 - 1]
        from always in Gen.Bool
        from holidays in Gen.Enum<HolidayDuty>()
        select new OnCallLayer(
            Guid.Empty, "Layer", [.. people.Select(index => People[index])],
            change.InUtc().Date.PlusDays(start), LocalTime.FromMinutesSinceMidnight(minute), days, always ? null : hours.Week, holidays);

    private static Gen<OnCallOverride> Override(int layers, Instant change) =>
        from layer in Gen.Int[0, layers - 1]
        from start in Gen.Int[-10 * 86_400, 10 * 86_400]
        from length in Gen.Int[1, 5 * 86_400]
        from person in Gen.Int[0, 2]
        from id in Gen.Guid
        select new OnCallOverride(
            id, LayerId(layer), change + Duration.FromSeconds(start), change + Duration.FromSeconds(start + length), People[person]);

    private static Guid LayerId(int index) => Guid.Parse($"{index + 1}0000000-0000-0000-0000-000000000000");

    private static Guid Next(OnCallShift shift) => People[(Array.IndexOf(People, shift.PersonId) + 1) % People.Length];

    // On the wall clock it is the time of hand-over; or the clock has just skipped it.
    private static bool IsHandOver(Instant at, OnCallLayer layer, DateTimeZone zone)
    {
        var wall = at.InZone(zone).LocalDateTime;
        var before = zone.GetUtcOffset(at - Duration.FromSeconds(1));
        var skippedFrom = at.WithOffset(before).LocalDateTime;
        return wall.TimeOfDay == layer.HandOverAt || (skippedFrom < wall && skippedFrom <= wall.Date + layer.HandOverAt && wall.Date + layer.HandOverAt < wall)
            || (skippedFrom.Date < wall.Date && skippedFrom.TimeOfDay <= layer.HandOverAt);
    }
}
