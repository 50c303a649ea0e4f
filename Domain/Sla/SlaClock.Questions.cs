using NodaTime;

namespace IncidentPlatform.Domain.Sla;

/// <content>What can be asked of a clock.</content>
public static partial class SlaClock
{
    /// <summary>The values of <see cref="Clock.Band"/>, rising.</summary>
    public static IReadOnlyList<int> Bands { get; } = [0, 50, 75, 90, 100];

    /// <summary>The instant at which a clock reaches its target.</summary>
    /// <param name="spans">When the clock ran: in order, not overlapping; only the last may be without end.</param>
    /// <param name="target">Business time allowed: whole seconds, more than zero.</param>
    /// <param name="lookup">Gives the calendars of the spans.</param>
    /// <returns>The earliest such instant, exact to the second; null when the clock stands still with target left, or its calendar never opens for long enough.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="target"/> is not whole seconds above zero.</exception>
    public static Instant? Due(IReadOnlyList<ClockSpan> spans, Duration target, CalendarLookup lookup)
    {
        CheckTarget(target);
        var left = target;
        foreach (var span in spans)
        {
            var calendar = lookup(span.CalendarVersionId);
            if (span.End is not { } end) return calendar.Add(span.Start, left);

            var used = calendar.BusinessTimeBetween(span.Start, end);
            if (used >= left) return calendar.Add(span.Start, left);
            left -= used;
        }

        return null;
    }

    /// <summary>Business time used up to an instant; later pauses and stops are not seen. Zero before the start.</summary>
    public static Duration Elapsed(Clock clock, Instant now, CalendarLookup lookup)
    {
        var elapsed = Duration.Zero;
        foreach (var span in clock.Spans)
        {
            if (span.Start >= now) break;

            var end = span.End is { } ended ? Instant.Min(ended, now) : now;
            elapsed += lookup(span.CalendarVersionId).BusinessTimeBetween(span.Start, end);
        }

        return elapsed;
    }

    /// <summary>Business time used as a share of the target; 1 is all of it, more is overshoot.</summary>
    public static double ShareUsed(Clock clock, Instant now, CalendarLookup lookup) =>
        Elapsed(clock, now, lookup) / clock.Target;

    /// <summary>Business time used beyond the target; zero until it is used up.</summary>
    public static Duration Overshoot(Clock clock, Instant now, CalendarLookup lookup) =>
        Duration.Max(Elapsed(clock, now, lookup) - clock.Target, Duration.Zero);

    /// <summary>The highest band whose share of the target is used.</summary>
    public static int BandAt(Clock clock, Instant now, CalendarLookup lookup)
    {
        var elapsed = Elapsed(clock, now, lookup);
        return Bands.Last(band => elapsed * 100 >= clock.Target * band);
    }

    /// <summary>The earliest instant at which a share of the target is used, rounded up to a whole second of it.</summary>
    /// <param name="clock">As its spans are now.</param>
    /// <param name="percent">One or more; may exceed 100.</param>
    /// <param name="lookup">Gives the calendars of the spans.</param>
    /// <returns>Also when it is past. Null when the clock stands still with less used, or its calendar never opens for long enough.</returns>
    public static Instant? InstantOfShare(Clock clock, int percent, CalendarLookup lookup)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(percent, 1);
        var hundredths = (long)clock.Target.TotalSeconds * percent;
        return Due(clock.Spans, Duration.FromSeconds((hundredths + 99) / 100), lookup);
    }

    private static void CheckTarget(Duration target)
    {
        if (target <= Duration.Zero || !WholeSecond.Is(target))
        {
            throw new ArgumentOutOfRangeException(nameof(target), target, "A target is whole seconds, more than zero.");
        }
    }
}
