using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using IncidentPlatform.Domain.Tests.Kpi;
using static IncidentPlatform.Domain.Tests.Calendars.SampleCalendars;

namespace IncidentPlatform.Domain.Tests.Incidents;

/// <summary>
/// A record of the service General that grows line by line. Its office is open from Monday to Friday, 8 to 17 in Jakarta; a P1
/// has half an hour to the response, eight hours to the resolution and one to the next word, a P2 the double.
/// </summary>
internal sealed class Story
{
    public static readonly HistoryWorld World = HistoryWorld.Fixed;
    private static readonly Guid Id = new("00000000-0000-0000-0000-0000000000f3");

    private readonly List<TimelineLine> _lines = [];

    private Story(string at, Priority priority) => Add(at, ActorKind.Person, new TimelineEntry.Opened(
        IncidentKind.Incident, null, Impact.Moderate, Urgency.Medium, priority, World.General, null, World.Desk, World.Consumer, World.Consumer,
        false, false, World.Plan(World.General, priority, [])));

    public Incident Record { get; private set; } = null!;

    public IReadOnlyList<TimelineLine> Lines => _lines;

    public Clock Response => Record.ClockOf(ClockMetric.Response)!;

    public Clock Resolution => Record.ClockOf(ClockMetric.Resolution)!;

    public Clock? Update => Record.ClockOf(ClockMetric.Update);

    /// <summary>All clocks for the next word, in order.</summary>
    public IReadOnlyList<Clock> Updates => [.. Record.Clocks.Where(clock => clock.Metric == ClockMetric.Update).OrderBy(clock => clock.Run)];

    public static Story Opened(string at, Priority priority = Priority.P1) => new(at, priority);

    /// <summary>A person's line.</summary>
    public Story Then(string at, TimelineEntry entry) => Add(at, ActorKind.Person, entry);

    /// <summary>A line of the platform's own hands.</summary>
    public Story ThenBy(ActorKind kind, string at, TimelineEntry entry) => Add(at, kind, entry);

    public Story Accepted(string at) => Then(at, new TimelineEntry.Accepted(World.Agent));

    public Story Said(string at) => Then(at, new TimelineEntry.Commented(Record.RespondedAt is null, Record.GroupId, IsUpdate: true));

    public Story Held(string at, HoldReason reason = HoldReason.AwaitingConsumer) => Then(at, new TimelineEntry.Held(reason, null));

    public Story Resumed(string at) => Then(at, new TimelineEntry.Resumed(ResumeCause.ConsumerReplied));

    public Story Assigned(string at, Guid group) => Then(at, new TimelineEntry.Assigned(group, null, IsHop: true));

    public Story Resolved(string at) => Then(at, new TimelineEntry.Resolved(ResolutionCode.Solved, World.Agent));

    public Story Reopened(string at) => Then(at, new TimelineEntry.Reopened());

    public Story Prioritised(string at, Priority priority) => Then(at, new TimelineEntry.Reprioritised(
        Record.Impact, Record.Urgency, priority, true, World.Plan(World.General, priority, Record.Clocks)));

    /// <summary>The clocks that measure a group's time with the record.</summary>
    public IReadOnlyList<Clock> Of(Guid group, ClockMetric metric) =>
        [.. Record.Clocks.Where(clock => clock.HolderGroupId == group && clock.Metric == metric).OrderBy(clock => clock.Run)];

    private Story Add(string at, ActorKind kind, TimelineEntry entry)
    {
        var person = kind == ActorKind.Person ? World.Agent : (Guid?)null;
        var line = new TimelineLine(_lines.Count + 1, At(at), kind, person, Channel.Web, Visibility.Public, entry);
        _lines.Add(line);
        var former = Record;
        Record = former is null
            ? IncidentHistory.Begin(Id, World.OrganizationId, line, World.Lookup)
            : IncidentHistory.Apply(former, line, World.Lookup);
        if (former is null || (former.GroupId == Record.GroupId && former.Priority == Record.Priority)) return this;

        foreach (var promise in World.Promises(Record)) Add(at, ActorKind.System, promise);
        return this;
    }
}
