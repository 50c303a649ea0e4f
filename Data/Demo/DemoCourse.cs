using IncidentPlatform.Data.Demo.History;
using IncidentPlatform.Data.Sla;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using NodaTime;

namespace IncidentPlatform.Data.Demo;

/// <summary>
/// Turns a synthetic course into moves of people. Every move is one that the rules allow; its instants are the course's, or
/// lie between them in business time.
/// </summary>
internal sealed class DemoCourse(DemoDirectory directory, DemoStaff staff, SyntheticRandom random, Instant now)
{
    /// <summary>A consumer who confirms does so within a working day; later it closed by itself.</summary>
    private static readonly Duration ConfirmedWithin = Duration.FromHours(10);

    // Of its own, so that who says how much changes nothing else of the history.
    private readonly SyntheticRandom _words = new(30_026);

    /// <summary>The record as it is now.</summary>
    public DemoRecord Play(DemoCase @case, string number)
    {
        var course = @case.Course;
        var requester = new Actor(ActorKind.Person, directory.People[@case.Requester], [Role.Consumer], [], ChannelOf(course, isConsumer: true));
        var record = Open(course, requester, number);
        foreach (var (at, act) in Steps(@case, requester))
        {
            KeepTelling(record, Instant.Min(at, now), @case);
            if (@case.IsOpen)
            {
                if (at > now) break;
                record.FireUntil(at);
            }
            act(record, at);
        }
        if (@case.IsOpen) record.FireUntil(now);
        return record;
    }

    // Where the next word is promised, whoever works on it mostly keeps that promise.
    private void KeepTelling(DemoRecord record, Instant until, DemoCase @case)
    {
        while (record.Facts is { AssigneeId: { } assignee } facts && facts.ClockOf(ClockMetric.Update) is { State: ClockState.Running } clock)
        {
            var share = _words.Below(12) == 0 ? 130 : 60 + _words.Below(35);
            if (SlaClock.InstantOfShare(clock, share, directory.Calendars) is not { } wanted) return;

            var at = Instant.Max(wanted, facts.LastLineAt + Duration.FromMinutes(1));
            if (at >= until) return;

            if (@case.IsOpen) record.FireUntil(at);
            var by = new Actor(ActorKind.Person, assignee, [Role.Agent], [facts.GroupId], Channel.Web);
            record.Make(at, by, IncidentEdits.Comment(record.Facts, DemoTexts.Update(@case.Course.Language, _words), Visibility.Public, by));
        }
    }

    private DemoRecord Open(SyntheticIncident course, Actor requester, string number)
    {
        var service = directory.Services[course.ServiceKey];
        var (kind, impact, urgency) = (Enum.Parse<IncidentKind>(course.Kind), Enum.Parse<Impact>(course.Impact), Enum.Parse<Urgency>(course.Urgency));
        var priority = directory.Matrix.PriorityOf(impact, urgency);
        var plan = ServiceLevels.Plan(service.PolicyVersionId, service.Policy, service.CalendarVersionId, service.EscalationVersionId, kind, priority, []);
        var isPhone = course.Channel == nameof(Channel.Phone);
        var by = isPhone ? staff.At(SyntheticCatalog.ServiceDesk, course.OpenedAt, random) with { Channel = Channel.Phone } : requester;
        var person = requester.PersonId!.Value;
        return new DemoRecord(
            directory, service, number, course.Subject, course.Description,
            new TimelineEntry.Opened(
                kind, null, impact, urgency, priority, service.Id, directory.Categories[course.CategoryKey], directory.DeskId, person, person,
                IsRestricted: false, IsRespondedAtOpening: isPhone, plan),
            by, course.OpenedAt);
    }

    private Script Steps(DemoCase @case, Actor requester)
    {
        var course = @case.Course;
        var language = course.Language;
        var script = new Script(course.OpenedAt);
        var solvedAt = course.FirstResolvedAt ?? course.ResolvedAt;
        var ownedBy = course.Holds.Count > 0 ? course.Holds[0].From : solvedAt;
        var respondedAt = course.Channel == nameof(Channel.Phone) ? Between(course.OpenedAt, ownedBy, 0.05 + (0.2 * random.Share())) : course.RespondedAt;

        AddRouting(script, @case, respondedAt);
        var worker = staff.At(course.FirstGroupKey, respondedAt, random);
        Accept(script, respondedAt, worker);
        if (@case.IsMajor) AddMajor(script, respondedAt, language);
        if (course.FirstGroupKey != course.GroupKey) worker = AddHop(script, course, worker, ownedBy);
        foreach (var hold in course.Holds) AddHold(script, hold, worker, requester, language);

        if (course.ReopenedAt is { } reopenedAt)
        {
            Resolve(script, solvedAt, course, ResolutionCodes.For(Enum.Parse<IncidentKind>(course.Kind))[0], worker);
            script.Add(reopenedAt, (record, at) => record.Make(at, requester, IncidentMoves.Reopen(record.Facts, DemoTexts.Reopen(language), requester)));
        }
        Resolve(script, course.ResolvedAt, course, Enum.Parse<ResolutionCode>(course.ResolutionCode), worker);
        AddEnd(script, course, requester);
        return script;
    }

    // In the past people gave records to a group; by now a category rule does so within seconds.
    private void AddRouting(Script script, DemoCase @case, Instant respondedAt)
    {
        var course = @case.Course;
        var first = directory.Groups[course.FirstGroupKey];
        if (@case.IsOpen)
        {
            var isKept = first.Id == directory.DeskId;
            script.Add(course.OpenedAt + Duration.FromSeconds(15 + random.Below(5)), (record, at) =>
            {
                record.Append(at, Actor.Rule, new NewLine(
                    new TimelineEntry.Routed(isKept ? RoutingOutcome.KeptAtDesk : RoutingOutcome.RuleAssigned, isKept ? null : first.Id, null, null),
                    Visibility.Internal));
                if (!isKept) record.Make(at, Actor.Rule, IncidentMoves.Assign(record.Facts, first, null, null, directory.DeskId, Actor.Rule));
            });
            return;
        }
        if (first.Id == directory.DeskId) return;

        var givenAt = Between(course.OpenedAt, respondedAt, 0.1 + (0.5 * random.Share()));
        var agent = staff.At(SyntheticCatalog.ServiceDesk, givenAt, random);
        script.Add(givenAt, (record, at) => record.Make(
            at, agent, IncidentMoves.Assign(record.Facts, first, null, null, directory.DeskId, agent)));
    }

    private void AddMajor(Script script, Instant respondedAt, string language)
    {
        var manager = new Actor(ActorKind.Person, directory.People[DemoPeople.ManagerEmail], [Role.IncidentManager], [], Channel.Web);
        script.Add(respondedAt + Duration.FromMinutes(5), (record, at) =>
            record.Make(at, manager, IncidentEdits.DeclareMajor(record.Facts, DemoTexts.Major(language))));
    }

    private Actor AddHop(Script script, SyntheticIncident course, Actor worker, Instant ownedBy)
    {
        var (from, to) = (directory.Groups[course.FirstGroupKey], directory.Groups[course.GroupKey]);
        var hopAt = Between(script.Last, ownedBy, 0.2 + (0.4 * random.Share()));
        script.Add(hopAt, (record, at) => record.Make(at, worker, to.Tier > from.Tier || to.IsProvided
            ? IncidentMoves.Escalate(record.Facts, to, DemoTexts.Hop(course.Language), directory.DeskId, worker)
            : IncidentMoves.Assign(record.Facts, to, null, DemoTexts.Hop(course.Language), directory.DeskId, worker)));

        var takenAt = Between(hopAt, ownedBy, 0.1 + (0.4 * random.Share()));
        var next = staff.At(course.GroupKey, takenAt, random);
        Accept(script, takenAt, next);
        return next;
    }

    private static void AddHold(Script script, SyntheticHold hold, Actor worker, Actor requester, string language)
    {
        if (hold.To <= Instant.Max(hold.From, script.Last)) return;

        var reason = Enum.Parse<HoldReason>(hold.Reason);
        script.Add(hold.From, (record, at) => record.Make(at, worker, IncidentMoves.Hold(
            record.Facts, reason, reason == HoldReason.Scheduled ? hold.To : null, DemoTexts.Wait(reason, language), at)));
        script.Add(hold.To, (record, at) =>
        {
            if (reason == HoldReason.AwaitingConsumer)
                record.Make(at, requester, IncidentEdits.Comment(record.Facts, DemoTexts.Reply(language), Visibility.Public, requester));
            else if (reason == HoldReason.Scheduled)
                record.Make(at, Actor.System, IncidentMoves.Resume(record.Facts, ResumeCause.UntilReached));
            else
                record.Make(at, worker, IncidentMoves.Resume(record.Facts, ResumeCause.Person));
        });
    }

    private void Resolve(Script script, Instant at, SyntheticIncident course, ResolutionCode code, Actor worker)
    {
        var text = DemoTexts.Resolution(course.GroupKey, code, course.Language, random);
        script.Add(at, (record, then) => record.Make(then, worker, IncidentMoves.Resolve(record.Facts, code, text, worker)));
    }

    private void AddEnd(Script script, SyntheticIncident course, Actor requester)
    {
        var window = ReopenWindow.End(course.ResolvedAt, directory.ReopenDays, directory.Office);
        var isConfirmed = course.ClosedAt is { } closedAt && directory.Office.BusinessTimeBetween(course.ResolvedAt, closedAt) < ConfirmedWithin;
        if ((isConfirmed ? course.ClosedAt : window) is not { } endAt || endAt > now) return;

        if (!isConfirmed) AddRating(script, course, requester, course.ResolvedAt + Duration.FromMinutes(20));
        var by = isConfirmed ? requester : Actor.System;
        script.Add(endAt, (record, at) => record.Make(at, by, IncidentMoves.Confirm(record.Facts, by)));
        if (isConfirmed) AddRating(script, course, requester, endAt);
    }

    private static void AddRating(Script script, SyntheticIncident course, Actor requester, Instant ratedAt)
    {
        if (course.Rating is not { } score) return;

        script.Add(ratedAt, (record, at) => record.Make(at, requester, IncidentEdits.Rate(record.Facts, score, null, requester)));
    }

    private static void Accept(Script script, Instant acceptedAt, Actor worker) =>
        script.Add(acceptedAt, (record, at) => record.Make(at, worker, IncidentMoves.Accept(record.Facts, worker)));

    private static Channel ChannelOf(SyntheticIncident course, bool isConsumer)
    {
        var channel = Enum.Parse<Channel>(course.Channel);
        return isConsumer && channel == Channel.Phone ? Channel.Web : channel;
    }

    private Instant Between(Instant from, Instant to, double share)
    {
        if (to <= from) return from;

        var business = (long)(directory.Office.BusinessTimeBetween(from, to).TotalSeconds * share);
        return business > 0 && directory.Office.Add(from, Duration.FromSeconds(business)) is { } at
            ? at
            : from + Duration.FromSeconds((long)((to - from).TotalSeconds * share));
    }

    /// <summary>What happens, in order; an instant before the one before it is moved to that.</summary>
    private sealed class Script(Instant start) : List<(Instant At, Action<DemoRecord, Instant> Act)>
    {
        public Instant Last => Count == 0 ? start : this[^1].At;

        public void Add(Instant at, Action<DemoRecord, Instant> act) => Add((Instant.Max(at, Last), act));
    }
}
