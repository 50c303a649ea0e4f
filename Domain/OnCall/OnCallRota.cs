using System.Collections.Immutable;
using NodaTime;

namespace IncidentPlatform.Domain.OnCall;

/// <summary>Who is on call at an instant. Pure and immutable: same rota, same instant, same answer, from any number of threads.</summary>
/// <remarks>
/// <para>A layer has one person on call or nobody: whoever stands in by an override; else, while the layer is on duty, whose
/// turn it is. Of several overrides of one instant the last in the list counts.</para>
/// <para>Hand-overs and hours of duty are readings of the wall clock in the rota's zone, hours as calendars read them. A
/// hand-over happens exactly once: one that the clock skips at the moment of the skip, one that it repeats at its first reading.</para>
/// <para>Instants from 1900 to 2200 are served, as by calendars.</para>
/// </remarks>
public sealed class OnCallRota
{
    private readonly ImmutableArray<LayerSchedule> _layers;
    private readonly ImmutableArray<OnCallOverride> _overrides;

    private OnCallRota(RotaDefinition definition, ImmutableArray<LayerSchedule> layers, ImmutableArray<OnCallOverride> overrides)
    {
        Definition = definition;
        _layers = layers;
        _overrides = overrides;
    }

    /// <summary>As people wrote it down.</summary>
    public RotaDefinition Definition { get; }

    /// <summary>Makes a definition answer questions. Keep the result: it remembers what it has worked out.</summary>
    /// <param name="definition">The layers.</param>
    /// <param name="holidays">Dates in the rota's zone; repetitions do not matter.</param>
    /// <exception cref="ArgumentException"><see cref="RotaDefinition.Validate"/> finds a problem.</exception>
    public static OnCallRota Compile(RotaDefinition definition, IEnumerable<LocalDate> holidays)
    {
        var problems = definition.Validate();
        if (problems.Count > 0)
        {
            throw new ArgumentException(
                $"The rota has problems: {string.Join(", ", problems.Select(problem => $"{problem.Path} {problem.Code}"))}.", nameof(definition));
        }

        var dates = holidays.Distinct().ToList();
        return new OnCallRota(definition, [.. definition.Layers.Select(layer => new LayerSchedule(layer, definition.Zone, dates))], []);
    }

    /// <summary>The same rota with these overrides instead of any it had.</summary>
    /// <param name="overrides">In the order in which they were made.</param>
    public OnCallRota With(IEnumerable<OnCallOverride> overrides) => new(Definition, _layers, [.. overrides]);

    /// <summary>Who is on call, in the order in which they are called.</summary>
    /// <returns>At most one turn per layer; empty when nobody is on call. A person who has two layers stands in it twice.</returns>
    public IReadOnlyList<OnCallTurn> At(Instant at) => [.. _layers.Select(layer => TurnAt(layer, at)).OfType<OnCallTurn>()];

    /// <summary>Every shift that lies in <c>[from, to)</c> or reaches into it, cut to it: by layer, then by start.</summary>
    /// <remarks>A shift ends where its person changes, at the layer's hand-over, and where its override ends.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="to"/> is before <paramref name="from"/>.</exception>
    public IReadOnlyList<OnCallShift> ShiftsBetween(Instant from, Instant to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        return [.. _layers.SelectMany(layer => ShiftsOf(layer, from, to))];
    }

    /// <summary>The shift of a layer that an instant lies in, whole; null when nobody of the layer is on call then.</summary>
    public OnCallShift? ShiftAt(Guid layerId, Instant at)
    {
        var layer = _layers.FirstOrDefault(schedule => schedule.Layer.Id == layerId);
        if (layer is null || TurnAt(layer, at) is not { } turn) return null;

        // A turn is no longer than its layer's rotation, give or take a change of the clock; an override has its own bounds.
        var turnLength = Duration.FromDays(layer.Layer.RotationDays + 2);
        var (from, to) = _overrides.LastOrDefault(over => over.Id == turn.OverrideId) is { } over
            ? (over.From, over.To)
            : (at - turnLength, at + turnLength);
        return ShiftsOf(layer, from, to).First(shift => shift.Start <= at && at < shift.End);
    }

    /// <summary>When nobody of any layer is on call, in <c>[from, to)</c>: in order, no two of them touch.</summary>
    public IReadOnlyList<Interval> GapsBetween(Instant from, Instant to)
    {
        var gaps = new List<Interval>();
        var covered = from;
        foreach (var shift in ShiftsBetween(from, to).OrderBy(shift => shift.Start))
        {
            if (shift.Start > covered) gaps.Add(new Interval(covered, shift.Start));
            covered = Instant.Max(covered, shift.End);
        }

        if (covered < to) gaps.Add(new Interval(covered, to));
        return gaps;
    }

    private OnCallTurn? TurnAt(LayerSchedule layer, Instant at)
    {
        var id = layer.Layer.Id;
        for (var index = _overrides.Length - 1; index >= 0; index--)
        {
            var over = _overrides[index];
            if (over.LayerId == id && over.From <= at && at < over.To) return new OnCallTurn(id, over.PersonId, over.Id);
        }

        return layer.TurnAt(at) is { } person && layer.IsOnDuty(at) ? new OnCallTurn(id, person) : null;
    }

    private IEnumerable<OnCallShift> ShiftsOf(LayerSchedule layer, Instant from, Instant to)
    {
        if (from == to) yield break;

        // Between two neighbouring cuts nothing changes, so that asking at the first is asking for all of it.
        var cuts = layer.ChangesIn(from, to)
            .Concat(_overrides.Where(over => over.LayerId == layer.Layer.Id).SelectMany(over => new[] { over.From, over.To }))
            .Where(cut => from < cut && cut < to)
            .Append(from).Append(to).Distinct().Order().ToList();
        OnCallShift? pending = null;
        foreach (var (start, end) in cuts.Zip(cuts.Skip(1)))
        {
            var turn = TurnAt(layer, start);
            if (pending is not null && turn is { OverrideId: { } over } && over == pending.OverrideId)
            {
                pending = pending with { End = end }; // a hand-over beneath an override does not cut it
                continue;
            }

            if (pending is not null) yield return pending;
            pending = turn is null ? null : new OnCallShift(turn.LayerId, turn.PersonId, start, end, turn.OverrideId);
        }

        if (pending is not null) yield return pending;
    }
}
