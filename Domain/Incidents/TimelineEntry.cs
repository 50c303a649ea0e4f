using System.Text.Json.Serialization;
using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Sla;
using NodaTime;

namespace IncidentPlatform.Domain.Incidents;

/// <summary>The facts of one line of the timeline. Facts never change; words stand apart and can be redacted.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Opened), nameof(Opened))]
[JsonDerivedType(typeof(Assigned), nameof(Assigned))]
[JsonDerivedType(typeof(Accepted), nameof(Accepted))]
[JsonDerivedType(typeof(Held), nameof(Held))]
[JsonDerivedType(typeof(Resumed), nameof(Resumed))]
[JsonDerivedType(typeof(Escalated), nameof(Escalated))]
[JsonDerivedType(typeof(Resolved), nameof(Resolved))]
[JsonDerivedType(typeof(Closed), nameof(Closed))]
[JsonDerivedType(typeof(Reopened), nameof(Reopened))]
[JsonDerivedType(typeof(Cancelled), nameof(Cancelled))]
[JsonDerivedType(typeof(Commented), nameof(Commented))]
[JsonDerivedType(typeof(Attached), nameof(Attached))]
[JsonDerivedType(typeof(Reclassified), nameof(Reclassified))]
[JsonDerivedType(typeof(Reprioritised), nameof(Reprioritised))]
[JsonDerivedType(typeof(LevelsChanged), nameof(LevelsChanged))]
[JsonDerivedType(typeof(MajorProposed), nameof(MajorProposed))]
[JsonDerivedType(typeof(MajorDeclared), nameof(MajorDeclared))]
[JsonDerivedType(typeof(LeadNamed), nameof(LeadNamed))]
[JsonDerivedType(typeof(StatusPublished), nameof(StatusPublished))]
[JsonDerivedType(typeof(Followed), nameof(Followed))]
[JsonDerivedType(typeof(Unfollowed), nameof(Unfollowed))]
[JsonDerivedType(typeof(Linked), nameof(Linked))]
[JsonDerivedType(typeof(FollowedUp), nameof(FollowedUp))]
[JsonDerivedType(typeof(Rated), nameof(Rated))]
[JsonDerivedType(typeof(Routed), nameof(Routed))]
[JsonDerivedType(typeof(RuleFired), nameof(RuleFired))]
[JsonDerivedType(typeof(HolderPromised), nameof(HolderPromised))]
[JsonDerivedType(typeof(ClockExcused), nameof(ClockExcused))]
[JsonDerivedType(typeof(Imported), nameof(Imported))]
[JsonDerivedType(typeof(ConditionMet), nameof(ConditionMet))]
[JsonDerivedType(typeof(EscalationAcknowledged), nameof(EscalationAcknowledged))]
[JsonDerivedType(typeof(NobodyOnCall), nameof(NobodyOnCall))]
[JsonDerivedType(typeof(WebhookCalled), nameof(WebhookCalled))]
[JsonDerivedType(typeof(WebhookMissing), nameof(WebhookMissing))]
[JsonDerivedType(typeof(Redacted), nameof(Redacted))]
[JsonDerivedType(typeof(MailNoted), nameof(MailNoted))]
public abstract record TimelineEntry
{
    /// <summary>The record came into being.</summary>
    /// <param name="ImportId">The import that brought it from another system; null for one that was opened here.</param>
    public sealed record Opened(
        IncidentKind Kind, RequestType? RequestType, Impact Impact, Urgency Urgency, Priority Priority, Guid ServiceId, Guid? CategoryId,
        Guid GroupId, Guid RequesterId, Guid AffectedUserId, bool IsRestricted, bool IsRespondedAtOpening, ClockPlan Clocks,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? ImportId = null) : TimelineEntry;

    /// <summary>A group, a person, or both were given the record.</summary>
    /// <param name="GroupId">The holding group from here on.</param>
    /// <param name="AssigneeId">The person from here on; null for the group alone.</param>
    /// <param name="IsHop">Whether this counts as a hop.</param>
    /// <param name="Cause">Why another group has it now; null where nobody said so.</param>
    public sealed record Assigned(
        Guid GroupId, Guid? AssigneeId, bool IsHop,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ReassignmentCause? Cause = null) : TimelineEntry;

    /// <summary>A person took it on.</summary>
    /// <param name="AssigneeId">The person.</param>
    public sealed record Accepted(Guid AssigneeId) : TimelineEntry;

    /// <summary>It waits, or waits for another reason.</summary>
    public sealed record Held(HoldReason Reason, Instant? Until) : TimelineEntry;

    /// <summary>It stopped waiting.</summary>
    /// <param name="Cause">What ended the hold.</param>
    public sealed record Resumed(ResumeCause Cause) : TimelineEntry;

    /// <summary>Functional escalation.</summary>
    /// <param name="GroupId">The group from here on.</param>
    /// <param name="IsRefusedToDesk">Whether too many silent hops gave it back to the desk instead of the group asked for.</param>
    /// <param name="IsHop">Whether this counts as a hop.</param>
    /// <param name="Cause">Why another group has it now; null where nobody said so.</param>
    public sealed record Escalated(
        Guid GroupId, bool IsRefusedToDesk, bool IsHop,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ReassignmentCause? Cause = null) : TimelineEntry;

    /// <summary>The work is done.</summary>
    /// <param name="Code">How.</param>
    /// <param name="AssigneeId">The person from here on: the actor if there was none.</param>
    public sealed record Resolved(ResolutionCode Code, Guid? AssigneeId) : TimelineEntry;

    /// <summary>Finished for good.</summary>
    /// <param name="IsAutomatic">Whether the reopen window ran out, instead of a confirmation.</param>
    public sealed record Closed(bool IsAutomatic) : TimelineEntry;

    /// <summary>The resolution did not hold.</summary>
    public sealed record Reopened : TimelineEntry;

    /// <summary>Withdrawn.</summary>
    public sealed record Cancelled : TimelineEntry;

    /// <summary>Words of a person; the text stands apart.</summary>
    /// <param name="IsResponse">Whether a member of a serving group wrote it in public, which stops the Response clock.</param>
    /// <param name="GroupId">That member's serving group; null otherwise.</param>
    /// <param name="IsUpdate">Whether it is a public word of somebody who works on it, which the Update clock waits for.</param>
    public sealed record Commented(bool IsResponse, Guid? GroupId, bool IsUpdate = false) : TimelineEntry;

    /// <summary>A file; name and bytes stand apart.</summary>
    public sealed record Attached(Guid AttachmentId) : TimelineEntry;

    /// <summary>Kind, service or category changed.</summary>
    /// <param name="Kind">What the record is from here on.</param>
    /// <param name="ServiceId">The service from here on.</param>
    /// <param name="CategoryId">The category from here on.</param>
    /// <param name="Clocks">The clocks' new targets, re-based from the start; null when they stay.</param>
    public sealed record Reclassified(IncidentKind Kind, Guid ServiceId, Guid? CategoryId, ClockPlan? Clocks) : TimelineEntry;

    /// <summary>Impact, urgency or the override changed.</summary>
    /// <param name="Impact">From here on.</param>
    /// <param name="Urgency">From here on.</param>
    /// <param name="Priority">From here on.</param>
    /// <param name="IsOverridden">Whether the priority departs from the matrix by an agent's word.</param>
    /// <param name="Clocks">The clocks' new targets, re-based from the start; null when the priority stays.</param>
    public sealed record Reprioritised(Impact Impact, Urgency Urgency, Priority Priority, bool IsOverridden, ClockPlan? Clocks) : TimelineEntry;

    /// <summary>Somebody changed a policy, a calendar or the priority matrix, and let the change reach this record.</summary>
    /// <param name="Mode">From the start or from now on.</param>
    /// <param name="Priority">From here on; another one only where the matrix changed.</param>
    /// <param name="Clocks">
    /// New targets of the clocks that are concerned, by their ids; one for the next word to the consumer, where none is owed yet, begins it.
    /// </param>
    /// <param name="DroppedClockIds">Clocks that the new policy promises no more: cancelled.</param>
    public sealed record LevelsChanged(
        RebaseMode Mode, Priority Priority, ClockPlan Clocks, IReadOnlyList<Guid> DroppedClockIds) : TimelineEntry;

    /// <summary>With this record there were so many similar ones on its service that a major incident is proposed.</summary>
    /// <param name="ProposalId">The proposal.</param>
    /// <param name="Records">How many records it began with, this one among them.</param>
    public sealed record MajorProposed(Guid ProposalId, int Records) : TimelineEntry;

    /// <summary>Declared a major incident.</summary>
    public sealed record MajorDeclared : TimelineEntry;

    /// <summary>Somebody leads the major incident from here on.</summary>
    /// <param name="LeadId">The person.</param>
    public sealed record LeadNamed(Guid LeadId) : TimelineEntry;

    /// <summary>The public word on a service while the major incident lasts; the text stands apart.</summary>
    /// <param name="ServiceId">The service that it is about.</param>
    public sealed record StatusPublished(Guid ServiceId) : TimelineEntry;

    /// <summary>A person follows the record.</summary>
    public sealed record Followed(Guid PersonId) : TimelineEntry;

    /// <summary>A person follows it no more.</summary>
    public sealed record Unfollowed(Guid PersonId) : TimelineEntry;

    /// <summary>Connected with another record.</summary>
    public sealed record Linked(LinkType LinkType, Guid OtherId) : TimelineEntry;

    /// <summary>It was over, and its matter was not: another record goes on with it.</summary>
    /// <param name="OtherId">That record.</param>
    public sealed record FollowedUp(Guid OtherId) : TimelineEntry;

    /// <summary>The consumer's rating.</summary>
    /// <param name="Score">1 (worst) to 5.</param>
    public sealed record Rated(int Score) : TimelineEntry;

    /// <summary>What routing decided; the move itself, if any, is the next line.</summary>
    /// <param name="Outcome">Assigned, suggested or fallen back.</param>
    /// <param name="GroupId">The group that was assigned or suggested first; null when none.</param>
    /// <param name="Confidence">Calibrated, 0..1; null without a model.</param>
    /// <param name="ModelVersion">The model that predicted; null without one.</param>
    public sealed record Routed(RoutingOutcome Outcome, Guid? GroupId, double? Confidence, int? ModelVersion) : TimelineEntry
    {
        /// <summary>The open major incident that the record seems to be part of; null when there is none.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public Guid? MajorId { get; init; }

        /// <summary>Whether nobody of the group that was given the record was on shift then.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public bool IsUnstaffed { get; init; }

        /// <summary>When somebody of that group is on shift next; null when somebody was, and when it is not known.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public Instant? StaffedAt { get; init; }
    }

    /// <summary>An escalation rule fired on a clock.</summary>
    /// <param name="ClockId">The clock.</param>
    /// <param name="Metric">What the clock measures.</param>
    /// <param name="PolicyVersionId">The policy version in which the rule stands: what it did can be looked up for good.</param>
    /// <param name="RuleId">The rule.</param>
    /// <param name="Run">The clock's run.</param>
    /// <param name="Share">Per cent of the target at which the rule fires; 100 records the breach.</param>
    /// <param name="DueAt">When it was due; the line's instant is when it fired.</param>
    /// <param name="IsSuperseded">Whether a later rule of the same clock was due as well, so that only that one notifies.</param>
    /// <param name="Repetition">0 for the firing itself, then its reminders.</param>
    /// <param name="IsAcknowledged">Whether it kept still, because somebody had said that they are on it.</param>
    /// <param name="IsBreach">
    /// At 100 %, whether it is the first that says so of the clock's run; null at any other share, and in lines from before several
    /// rules could stand there.
    /// </param>
    public sealed record RuleFired(
        Guid ClockId, ClockMetric Metric, Guid PolicyVersionId, Guid RuleId, int Run, int Share, Instant DueAt, bool IsSuperseded,
        int Repetition = 0, bool IsAcknowledged = false,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? IsBreach = null)
        : TimelineEntry;

    /// <summary>What the holder of the record promises for its time with it: starts its clocks, or re-bases them.</summary>
    /// <param name="GroupId">The holder.</param>
    /// <param name="Level">An in-house group's promise or a provider's.</param>
    /// <param name="Targets">One per metric. A clock that is not among them stays as it is.</param>
    public sealed record HolderPromised(Guid GroupId, ClockLevel Level, IReadOnlyList<ClockTarget> Targets) : TimelineEntry;

    /// <summary>An incident manager excused a breach, which stays; the reason is the line's text.</summary>
    /// <param name="ClockId">The clock.</param>
    /// <param name="Metric">What the clock measures.</param>
    public sealed record ClockExcused(Guid ClockId, ClockMetric Metric) : TimelineEntry;

    /// <summary>A change that another system recorded, taken over as it was: how the record stood after it. Whether it was legal is not asked.</summary>
    /// <param name="Row">Line of the imported file.</param>
    /// <param name="State">From here on.</param>
    /// <param name="HoldReason">For what it waits; null exactly when <paramref name="State"/> is not OnHold.</param>
    /// <param name="GroupId">The holding group from here on.</param>
    /// <param name="IsChosen">Whether the source tells that somebody chose that group; else it says nothing about assignments.</param>
    /// <param name="IsHop">Whether the change of group counts as a hop.</param>
    /// <param name="AssigneeId">The person from here on; null for none, and for one who is no member.</param>
    /// <param name="Impact">From here on.</param>
    /// <param name="Urgency">From here on.</param>
    /// <param name="Priority">From here on.</param>
    /// <param name="ServiceId">The service from here on.</param>
    /// <param name="CategoryId">The category from here on.</param>
    /// <param name="Code">How it was resolved; null where the source does not say.</param>
    /// <param name="Clocks">The clocks' new targets, re-based from the start; null when they stay.</param>
    public sealed record Imported(
        long Row, IncidentState State, HoldReason? HoldReason, Guid GroupId, bool IsChosen, bool IsHop, Guid? AssigneeId, Impact Impact,
        Urgency Urgency, Priority Priority, Guid ServiceId, Guid? CategoryId, ResolutionCode? Code, ClockPlan? Clocks) : TimelineEntry;

    /// <summary>An escalation rule fired that looks at the record itself.</summary>
    /// <param name="When">Its condition.</param>
    /// <param name="PolicyVersionId">The policy version in which the rule stands.</param>
    /// <param name="RuleId">The rule.</param>
    /// <param name="Run">The line by which the stay or the wait began; 1 for what happens once.</param>
    /// <param name="DueAt">When it was due; the line's instant is when it fired.</param>
    /// <param name="IsSuperseded">Whether a later rule of the same kind was due as well, so that only that one notifies.</param>
    /// <param name="Repetition">0 for the firing itself, then its reminders.</param>
    /// <param name="IsAcknowledged">Whether it kept still, because somebody had said that they are on it.</param>
    public sealed record ConditionMet(
        EscalationCondition When, Guid PolicyVersionId, Guid RuleId, int Run, Instant DueAt, bool IsSuperseded, int Repetition, bool IsAcknowledged)
        : TimelineEntry;

    /// <summary>A rule wanted to tell who is on call, and nobody was: it went up the line.</summary>
    /// <param name="GroupId">The group that had the record.</param>
    public sealed record NobodyOnCall(Guid GroupId) : TimelineEntry;

    /// <summary>A rule called a webhook; that it is told follows from this line.</summary>
    /// <param name="WebhookId">The webhook.</param>
    /// <param name="Name">Its name at that time.</param>
    /// <param name="PolicyVersionId">The policy version in which the rule stands.</param>
    /// <param name="RuleId">The rule.</param>
    /// <param name="When">The rule's condition.</param>
    public sealed record WebhookCalled(Guid WebhookId, string Name, Guid PolicyVersionId, Guid RuleId, EscalationCondition When) : TimelineEntry;

    /// <summary>A rule wanted to call a webhook that was deleted or switched off: nobody was told.</summary>
    /// <param name="WebhookId">The webhook.</param>
    /// <param name="Name">Its name; null when it was deleted.</param>
    public sealed record WebhookMissing(Guid WebhookId, string? Name) : TimelineEntry;

    /// <summary>Words or a file were taken away for good; who, when and why stands at the line that had them.</summary>
    /// <param name="LineSequence">That line; the first for the subject and for what the consumer wrote.</param>
    public sealed record Redacted(int LineSequence) : TimelineEntry;

    /// <summary>What is to be known of the mail that came in; the names of files that were not taken are the line's text.</summary>
    /// <param name="IsStrayAnswer">Whether it answers a mail about something in which its sender does not take part.</param>
    /// <param name="OtherId">The record that it answers; null when that is not known.</param>
    /// <param name="FilesRefused">Files of it that are too large, too many, or of a kind that is not taken.</param>
    public sealed record MailNoted(bool IsStrayAnswer, Guid? OtherId, int FilesRefused) : TimelineEntry;

    /// <summary>Somebody who was told is on it.</summary>
    public sealed record EscalationAcknowledged : TimelineEntry;
}
