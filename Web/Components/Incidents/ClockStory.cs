using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Domain.Sla;
using IncidentPlatform.Web.Language;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace IncidentPlatform.Web.Components.Incidents;

/// <summary>Why a clock is due when it is, line by line in the reader's zone; the lines that count add up to what is used.</summary>
internal sealed class ClockStory
{
    // A record that is open for a year has a line for every morning; the beginning and the end are what people ask about.
    private const int ShownFirst = 3;
    private const int ShownLast = 20;

    private readonly ClockResponse _clock;
    private readonly IStringLocalizer _loc;
    private readonly DateTimeZone _zone;

    public ClockStory(ClockResponse clock, IStringLocalizer loc, DateTimeZone zone)
    {
        (_clock, _loc, _zone) = (clock, loc, zone);
        List<ClockStoryLine> past = [.. (clock.Segments ?? []).Select(segment => Line(segment, Past(segment)))];
        var isLong = past.Count > ShownFirst + ShownLast + 1;
        First = isLong ? past[..ShownFirst] : past;
        Folded = isLong ? past[ShownFirst..^ShownLast] : [];
        Last = isLong ? past[^ShownLast..] : [];
        Ahead = [.. (clock.Ahead ?? []).Select(segment => Line(segment, loc[segment.Kind == ClockSegmentKind.Counted ? "SegmentToCount" : "SegmentClosed"]))];
    }

    /// <summary>The beginning; everything when it is short.</summary>
    public IReadOnlyList<ClockStoryLine> First { get; }

    /// <summary>What lies between, one press away.</summary>
    public IReadOnlyList<ClockStoryLine> Folded { get; }

    /// <summary>The end.</summary>
    public IReadOnlyList<ClockStoryLine> Last { get; }

    /// <summary>What is to come until it is due.</summary>
    public IReadOnlyList<ClockStoryLine> Ahead { get; }

    /// <summary>The clock's name: what it measures, and whose promise it is.</summary>
    public string Name => _clock.Level == ClockLevel.Sla
        ? _loc[$"Metric{_clock.Metric}"]
        : _loc[$"ClockLevel{_clock.Level}", _loc[$"Metric{_clock.Metric}"].Value, _clock.Holder ?? ""];

    /// <summary>What was promised: "4h 00m in Office hours".</summary>
    public string Promise => _loc["ClockPromise", DurationWords.Exact(_clock.TargetSeconds, _loc), _clock.Calendar ?? ""];

    public string Question => _clock is { State: ClockState.Running, DueAt: { } due }
        ? _loc["ClockWhyDue", Times.Short(due, _zone)]
        : _loc["ClockHowItCame"];

    public string FoldedWords => _loc["ClockFolded", Folded.Count, DurationWords.Exact(Folded.Where(line => line.IsCounted).Sum(line => line.Seconds), _loc)];

    /// <summary>The sum of what counts.</summary>
    public string Sum => _loc["ClockSum", DurationWords.Exact(_clock.ElapsedSeconds, _loc), DurationWords.Exact(_clock.TargetSeconds, _loc)];

    public string? AheadSum => Ahead.Count > 0 && _clock.DueAt is { } due
        ? _loc["ClockAheadSum", DurationWords.Exact(_clock.RemainingSeconds, _loc), DurationWords.Exact(_clock.TargetSeconds, _loc), Times.Short(due, _zone)].Value
        : null;

    /// <summary>When and how the promise was broken; null while it is kept.</summary>
    public string? Breach => _clock.BreachedAt is { } at
        ? _loc[_clock.BreachCause == BreachCause.Rebased ? "ClockBreachedRebased" : "ClockBreachedLong", Times.Short(at, _zone)].Value
        : null;

    public string? Excuse => _clock.ExcusedAt is { } at ? _loc["ClockExcusedLong", Times.Short(at, _zone)].Value : null;

    private ClockStoryLine Line(ClockSegmentResponse segment, string what) => new(
        Times.Span(segment.Start, segment.End, _zone), what, DurationWords.Exact(segment.Seconds, _loc), segment.Seconds,
        segment.Kind == ClockSegmentKind.Counted, segment is { Kind: ClockSegmentKind.Counted, IsBeyond: true });

    private string Past(ClockSegmentResponse segment)
    {
        var holder = segment.Provider is { } provider ? _loc["HolderGroupsProvider", segment.Group ?? "", provider].Value : segment.Group ?? "";
        string reason = segment.HoldReason is { } held ? _loc[$"HoldReason{held}"] : "";
        return segment switch
        {
            { Kind: ClockSegmentKind.Closed } => _loc["SegmentClosed"],
            { Kind: ClockSegmentKind.Paused, GroupId: null } => _loc["SegmentResolved"],
            { Kind: ClockSegmentKind.Paused, HoldReason: null } => _loc["SegmentElsewhere", holder],
            { Kind: ClockSegmentKind.Paused } => _loc["SegmentPaused", holder, reason],
            { IsBeyond: true } => _loc["SegmentBeyond", holder],
            { HoldReason: not null } => _loc["SegmentCountedWaiting", holder, reason],
            _ => _loc["SegmentCounted", holder],
        };
    }
}
