using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Sla;
using NodaTime;

namespace IncidentPlatform.Domain.Incidents;

/// <summary>Changes of a record that are no moves: words, files, classification, priority, followers, links, rating.</summary>
public static class IncidentEdits
{
    /// <summary>
    /// Adds words. A consumer's reply also resumes a record on hold for them and reopens a resolved one.
    /// </summary>
    /// <param name="incident">The record.</param>
    /// <param name="text">The words.</param>
    /// <param name="visibility">Internal only for those who work on it.</param>
    /// <param name="by">The actor.</param>
    public static Decision Comment(Incident incident, string text, Visibility visibility, Actor by)
    {
        if (!Lifecycle.CanBeEdited(incident.State)) return Refuse(incident, RefusalCodes.IsOver);
        if (visibility == Visibility.Internal && !by.IsStaff) return Refuse(incident, RefusalCodes.NotAllowed);

        var isConsumer = IncidentMoves.IsConsumerOf(incident, by);
        var servingGroup = by.IsStaff && !isConsumer ? ServingGroup(incident, by) : null;
        var isResponse = visibility == Visibility.Public && servingGroup is not null && incident.RespondedAt is null;
        var isUpdate = visibility == Visibility.Public && by.IsStaff && !isConsumer;
        var said = new NewLine(new TimelineEntry.Commented(isResponse, servingGroup, isUpdate), visibility, text);

        if (isConsumer && visibility == Visibility.Public && incident is { State: IncidentState.OnHold, HoldReason: HoldReason.AwaitingConsumer })
            return new Decision.Accepted([said, new NewLine(new TimelineEntry.Resumed(ResumeCause.ConsumerReplied), Visibility.Public)]);
        if (isConsumer && !by.IsStaff && incident.State == IncidentState.Resolved)
            return new Decision.Accepted([said, new NewLine(new TimelineEntry.Reopened(), Visibility.Public)]);
        return new Decision.Accepted([said]);
    }

    /// <summary>Adds a file that was stored before.</summary>
    public static Decision Attach(Incident incident, Guid attachmentId, Visibility visibility, Actor by)
    {
        if (!Lifecycle.CanBeEdited(incident.State)) return Refuse(incident, RefusalCodes.NotEditable);
        if (visibility == Visibility.Internal && !by.IsStaff) return Refuse(incident, RefusalCodes.NotAllowed);

        return new Decision.Accepted([new NewLine(new TimelineEntry.Attached(attachmentId), visibility)]);
    }

    /// <summary>Changes what the record is and concerns. The number stays.</summary>
    /// <param name="incident">The record.</param>
    /// <param name="kind">From here on.</param>
    /// <param name="serviceId">From here on.</param>
    /// <param name="categoryId">From here on; null for none.</param>
    /// <param name="plan">The clocks' targets under the new kind and service.</param>
    /// <param name="reason">Required when the kind changes.</param>
    public static Decision Reclassify(
        Incident incident, IncidentKind kind, Guid serviceId, Guid? categoryId, ClockPlan plan, string? reason)
    {
        if (!Lifecycle.CanBeEdited(incident.State)) return Refuse(incident, RefusalCodes.NotEditable);
        if (kind == incident.Kind && serviceId == incident.ServiceId && categoryId == incident.CategoryId)
            return Refuse(incident, RefusalCodes.NothingChanges);
        if (kind != incident.Kind && string.IsNullOrWhiteSpace(reason)) return Refuse(incident, RefusalCodes.ReasonRequired);

        var rebases = kind != incident.Kind || serviceId != incident.ServiceId;
        return new Decision.Accepted(
            [new NewLine(new TimelineEntry.Reclassified(kind, serviceId, categoryId, rebases ? plan : null), Visibility.Internal, reason)]);
    }

    /// <summary>Changes impact and urgency, or overrides the matrix.</summary>
    /// <param name="incident">The record.</param>
    /// <param name="impact">From here on.</param>
    /// <param name="urgency">From here on.</param>
    /// <param name="priority">The priority from here on.</param>
    /// <param name="isOverridden">Whether it departs from the matrix.</param>
    /// <param name="plan">The clocks' targets under that priority.</param>
    /// <param name="reason">Required for an override.</param>
    public static Decision Reprioritise(
        Incident incident, Impact impact, Urgency urgency, Priority priority, bool isOverridden, ClockPlan plan, string? reason)
    {
        if (!Lifecycle.CanBeEdited(incident.State)) return Refuse(incident, RefusalCodes.NotEditable);
        if (isOverridden && string.IsNullOrWhiteSpace(reason)) return Refuse(incident, RefusalCodes.ReasonRequired);
        if (impact == incident.Impact && urgency == incident.Urgency && priority == incident.Priority
            && isOverridden == incident.IsPriorityOverridden)
        {
            return Refuse(incident, RefusalCodes.NothingChanges);
        }

        var entry = new TimelineEntry.Reprioritised(
            impact, urgency, priority, isOverridden, priority == incident.Priority ? null : plan);
        return new Decision.Accepted([new NewLine(entry, Visibility.Public, reason)]);
    }

    /// <summary>Declares a major incident.</summary>
    public static Decision DeclareMajor(Incident incident, string? reason)
    {
        if (!incident.IsOpen) return Refuse(incident, RefusalCodes.NotEditable);
        if (incident.IsMajor) return Refuse(incident, RefusalCodes.NothingChanges);

        return new Decision.Accepted([new NewLine(new TimelineEntry.MajorDeclared(), Visibility.Public, reason)]);
    }

    /// <summary>Names who leads a major incident.</summary>
    public static Decision NameLead(Incident incident, Guid leadId)
    {
        if (!incident.IsMajor || !Lifecycle.CanBeEdited(incident.State)) return Refuse(incident, RefusalCodes.NotEditable);

        return new Decision.Accepted([new NewLine(new TimelineEntry.LeadNamed(leadId), Visibility.Internal)]);
    }

    /// <summary>Publishes how things stand with a service while a major incident lasts.</summary>
    /// <param name="incident">The major incident.</param>
    /// <param name="serviceId">The service that the words are about.</param>
    /// <param name="text">The words: everybody in the organization may read them.</param>
    public static Decision PublishStatus(Incident incident, Guid serviceId, string text)
    {
        if (!incident.IsMajor || !Lifecycle.CanBeEdited(incident.State)) return Refuse(incident, RefusalCodes.NotEditable);

        return new Decision.Accepted([new NewLine(new TimelineEntry.StatusPublished(serviceId), Visibility.Public, text)]);
    }

    /// <summary>Adds or removes a follower.</summary>
    public static Decision Follow(Incident incident, Guid personId, bool follows)
    {
        if (!Lifecycle.CanBeEdited(incident.State)) return Refuse(incident, RefusalCodes.NotEditable);

        TimelineEntry entry = follows ? new TimelineEntry.Followed(personId) : new TimelineEntry.Unfollowed(personId);
        return new Decision.Accepted([new NewLine(entry, Visibility.Public)]);
    }

    /// <summary>Connects the record with another one.</summary>
    public static Decision Link(Incident incident, LinkType type, Guid otherId)
    {
        if (!Lifecycle.CanBeEdited(incident.State)) return Refuse(incident, RefusalCodes.NotEditable);
        if (otherId == incident.Id) return Refuse(incident, RefusalCodes.NothingChanges);

        return new Decision.Accepted([new NewLine(new TimelineEntry.Linked(type, otherId), Visibility.Internal)]);
    }

    /// <summary>The record is over and another one goes on with its matter.</summary>
    /// <param name="incident">The record, closed or cancelled.</param>
    /// <param name="otherId">The one that goes on.</param>
    public static Decision FollowUp(Incident incident, Guid otherId)
    {
        if (Lifecycle.CanBeEdited(incident.State)) return Refuse(incident, RefusalCodes.NotOver);

        return new Decision.Accepted([new NewLine(new TimelineEntry.FollowedUp(otherId), Visibility.Public)]);
    }

    /// <summary>The consumer's word on the support they got.</summary>
    /// <param name="incident">The record, resolved or closed.</param>
    /// <param name="score">1 (worst) to 5.</param>
    /// <param name="text">Words to go with it; null for none.</param>
    /// <param name="by">The requester or the affected user.</param>
    public static Decision Rate(Incident incident, int score, string? text, Actor by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(score, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(score, 5);
        if (incident.State is not (IncidentState.Resolved or IncidentState.Closed)) return Refuse(incident, RefusalCodes.NotEditable);
        if (!IncidentMoves.IsConsumerOf(incident, by)) return Refuse(incident, RefusalCodes.NotAllowed);

        return new Decision.Accepted([new NewLine(new TimelineEntry.Rated(score), Visibility.Public, text)]);
    }

    /// <summary>Excuses a breach: it stays, and attainment is shown with and without it.</summary>
    /// <param name="incident">The record, in whatever state.</param>
    /// <param name="clockId">One of its clocks.</param>
    /// <param name="reason">Why, for whoever reads the figures.</param>
    /// <param name="by">An incident manager.</param>
    /// <param name="now">Whole second. A breach that nobody has noticed yet counts.</param>
    /// <param name="calendars">Finds a calendar version.</param>
    /// <exception cref="ArgumentException">The record has no such clock.</exception>
    public static Decision Excuse(
        Incident incident, Guid clockId, string? reason, Actor by, Instant now, CalendarLookup calendars)
    {
        var clock = incident.Clocks.FirstOrDefault(clock => clock.Id == clockId)
            ?? throw new ArgumentException("The record has no such clock.", nameof(clockId));
        if (!by.Has(Role.IncidentManager)) return Refuse(incident, RefusalCodes.NotAllowed);
        if (SlaClock.NoteBreach(clock, now, calendars).BreachedAt is null) return Refuse(incident, RefusalCodes.NotBreached);
        if (clock.ExcusedAt is not null) return Refuse(incident, RefusalCodes.NothingChanges);
        if (string.IsNullOrWhiteSpace(reason)) return Refuse(incident, RefusalCodes.ReasonRequired);

        return new Decision.Accepted([new NewLine(new TimelineEntry.ClockExcused(clock.Id, clock.Metric), Visibility.Internal, reason)]);
    }

    /// <summary>Takes words or a file away for good, in whatever state the record is; that it was done stays.</summary>
    /// <param name="incident">The record.</param>
    /// <param name="sequence">The line whose words go.</param>
    /// <param name="reason">Why, for whoever reads the timeline.</param>
    /// <param name="by">An administrator.</param>
    public static Decision Redact(Incident incident, int sequence, string? reason, Actor by)
    {
        if (!by.Has(Role.Administrator)) return Refuse(incident, RefusalCodes.NotAllowed);
        if (string.IsNullOrWhiteSpace(reason)) return Refuse(incident, RefusalCodes.ReasonRequired);

        return new Decision.Accepted([new NewLine(new TimelineEntry.Redacted(sequence), Visibility.Internal)]);
    }

    private static Guid? ServingGroup(Incident incident, Actor by)
    {
        if (by.GroupIds.Contains(incident.GroupId)) return incident.GroupId;
        var held = incident.HolderGroupIds.Where(by.GroupIds.Contains).ToList();
        return held.Count > 0 ? held[^1] : null;
    }

    private static Decision.Refused Refuse(Incident incident, string code) => new(code, Lifecycle.MovesFrom(incident.State));
}
