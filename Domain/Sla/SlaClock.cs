using NodaTime;

namespace IncidentPlatform.Domain.Sla;

/// <summary>The moves of a clock. Pure: same arguments, same clock.</summary>
/// <remarks>
/// <para>Instants are read as whole seconds.</para>
/// <para>A record applies a verb to all its clocks, whatever their state. A verb that has no meaning in a state (pausing a
/// paused clock, resuming a running one, stopping a stopped one) therefore returns the very clock it was given.</para>
/// <para>A breach exists from the second after due, noticed or not. So a verb that acts first notes one that is past:
/// what follows does not depend on how soon a worker looked. A caller sees it by <see cref="Clock.BreachedAt"/> being new.
/// Every verb that changes the clock also sets its band anew, to the share used at that instant.</para>
/// </remarks>
public static partial class SlaClock
{
    /// <summary>A running clock of run 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="target"/> is not whole seconds above zero.</exception>
    public static Clock Start(
        Guid id, ClockMetric metric, Guid policyVersionId, Guid calendarVersionId, Duration target, Instant at, CalendarLookup lookup)
    {
        var start = WholeSecond.Of(at);
        IReadOnlyList<ClockSpan> spans = [new ClockSpan(start, null, calendarVersionId)];
        return new Clock
        {
            Id = id,
            Metric = metric,
            PolicyVersionId = policyVersionId,
            CalendarVersionId = calendarVersionId,
            Target = target,
            Spans = spans,
            StartedAt = start,
            DueAt = Due(spans, target, lookup),
        };
    }

    /// <summary>A running clock stands still from now on. Other clocks are returned unchanged.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="at"/> is before the clock's last change.</exception>
    public static Clock Pause(Clock clock, Instant at, CalendarLookup lookup)
    {
        at = NotBefore(clock, at);
        if (clock.State != ClockState.Running) return clock;

        return Moved(NoteBreach(clock, at, lookup) with { State = ClockState.Paused, Spans = Ended(clock.Spans, at) }, at, lookup);
    }

    /// <summary>A paused clock runs again, on its calendar version. Other clocks are returned unchanged.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="at"/> is before the clock's last change.</exception>
    public static Clock Resume(Clock clock, Instant at, CalendarLookup lookup)
    {
        at = NotBefore(clock, at);
        if (clock.State != ClockState.Paused) return clock;

        return Moved(NoteBreach(clock, at, lookup) with { State = ClockState.Running, Spans = Continued(clock, at) }, at, lookup);
    }

    /// <summary>What the clock measures has happened: met if at or before due. A clock that is over already is returned unchanged.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="at"/> is before the clock's last change.</exception>
    public static Clock Stop(Clock clock, Instant at, CalendarLookup lookup) => End(clock, ClockState.Stopped, at, lookup);

    /// <summary>What the clock measures will not happen. A clock that is over already is returned unchanged.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="at"/> is before the clock's last change.</exception>
    public static Clock Cancel(Clock clock, Instant at, CalendarLookup lookup) => End(clock, ClockState.Cancelled, at, lookup);

    /// <summary>A stopped clock runs again as its next run, from what it had used. Other clocks are returned unchanged.</summary>
    /// <remarks>
    /// The time it stood stopped does not count. That it was met is withdrawn; a breach stays. The band is the share used
    /// so far, not zero; rules may fire again because the run is a new one.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="at"/> is before the clock's last change.</exception>
    public static Clock Reopen(Clock clock, Instant at, CalendarLookup lookup)
    {
        at = NotBefore(clock, at);
        if (clock.State != ClockState.Stopped) return clock;

        return Moved(
            clock with { State = ClockState.Running, StoppedAt = null, Run = clock.Run + 1, Spans = Continued(clock, at) }, at, lookup);
    }

    /// <summary>Puts a running or paused clock under another policy version, calendar version and target.</summary>
    /// <remarks>
    /// If that puts due before <paramref name="at"/>, the clock is breached at <paramref name="at"/>, cause
    /// <see cref="BreachCause.Rebased"/>, unless it was breached already. A clock that is over was judged by the level in
    /// force then and is returned unchanged (re-base it after reopening it); so is every clock by
    /// <see cref="RebaseMode.NewOnly"/>, and one for which nothing changes: re-basing twice is re-basing once.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="at"/> is before the clock's last change, or <paramref name="target"/> is not whole seconds above zero.</exception>
    public static Clock Rebase(
        Clock clock, Guid policyVersionId, Guid calendarVersionId, Duration target, RebaseMode mode, Instant at, CalendarLookup lookup)
    {
        at = NotBefore(clock, at);
        CheckTarget(target);
        if (!IsLive(clock)) return clock;

        IReadOnlyList<ClockSpan> spans;
        switch (mode)
        {
            case RebaseMode.FromStart:
                spans = [.. clock.Spans.Select(span => span with { CalendarVersionId = calendarVersionId })];
                break;
            case RebaseMode.FromNow when clock.State == ClockState.Running && clock.Spans[^1].CalendarVersionId != calendarVersionId:
                spans = [.. Ended(clock.Spans, at), new ClockSpan(at, null, calendarVersionId)];
                break;
            case RebaseMode.FromNow:
                spans = clock.Spans;
                break;
            default:
                return clock;
        }

        var noted = NoteBreach(clock, at, lookup);
        var based = noted with
        {
            PolicyVersionId = policyVersionId,
            CalendarVersionId = calendarVersionId,
            Target = target,
            Spans = spans,
        };
        if (based == noted) return noted;

        var moved = Moved(based, at, lookup);
        return moved is { BreachedAt: null, DueAt: { } due } && due < at
            ? moved with { BreachedAt = at, BreachCause = BreachCause.Rebased }
            : moved;
    }

    /// <summary>Records that a running or paused clock is past due: breached at its due instant. Else returns it unchanged.</summary>
    /// <param name="clock">Its schedule is left as it is, so its generation and band stay.</param>
    /// <param name="at">At due itself nothing is broken yet: a clock stopped in that second is met.</param>
    /// <param name="lookup">Gives the calendars of the spans.</param>
    public static Clock NoteBreach(Clock clock, Instant at, CalendarLookup lookup)
    {
        if (!IsLive(clock) || clock.BreachedAt is not null) return clock;

        return Due(clock.Spans, clock.Target, lookup) is { } due && WholeSecond.Of(at) > due
            ? clock with { BreachedAt = due, BreachCause = BreachCause.Due }
            : clock;
    }

    /// <summary>Records that a threshold is reached. A band that is not above the clock's own changes nothing.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="band"/> is none of 0, 50, 75, 90, 100.</exception>
    public static Clock AdvanceBand(Clock clock, int band)
    {
        if (!Bands.Contains(band)) throw new ArgumentOutOfRangeException(nameof(band), band, "A band is 0, 50, 75, 90 or 100.");

        return band > clock.Band ? clock with { Band = band } : clock;
    }

    private static Clock End(Clock clock, ClockState state, Instant at, CalendarLookup lookup)
    {
        at = NotBefore(clock, at);
        if (!IsLive(clock)) return clock;

        var noted = NoteBreach(clock, at, lookup); // before its spans end, while due is still known
        return Moved(noted with { State = state, StoppedAt = at, Spans = Ended(clock.Spans, at) }, at, lookup);
    }

    // Every change of the schedule ends here.
    private static Clock Moved(Clock clock, Instant at, CalendarLookup lookup) => clock with
    {
        DueAt = Due(clock.Spans, clock.Target, lookup),
        Band = BandAt(clock, at, lookup),
        Generation = clock.Generation + 1,
    };

    private static bool IsLive(Clock clock) => clock.State is ClockState.Running or ClockState.Paused;

    private static List<ClockSpan> Continued(Clock clock, Instant at) => [.. clock.Spans, new ClockSpan(at, null, clock.CalendarVersionId)];

    // A span that would be empty is left out: it counts nothing.
    private static List<ClockSpan> Ended(IReadOnlyList<ClockSpan> spans, Instant at) =>
        [.. spans.Select(span => span.End is null ? span with { End = at } : span).Where(span => span.End > span.Start)];

    private static Instant NotBefore(Clock clock, Instant at)
    {
        var second = WholeSecond.Of(at);
        var last = clock.Spans.Count == 0 ? clock.StartedAt : clock.Spans[^1].End ?? clock.Spans[^1].Start;
        if (clock.StoppedAt > last) last = clock.StoppedAt.Value;
        ArgumentOutOfRangeException.ThrowIfLessThan(second, last, nameof(at));
        return second;
    }
}
