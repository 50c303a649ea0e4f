using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using NodaTime;

namespace IncidentPlatform.Data.Incidents;

/// <summary>A record between the rules and its row.</summary>
public static class IncidentMapping
{
    /// <summary>The facts of a stored record.</summary>
    public static Incident ToIncident(IncidentRow row, IReadOnlyList<Clock> clocks) => new()
    {
        Id = row.Id,
        OrganizationId = row.OrganizationId,
        Kind = row.Kind,
        RequestType = row.RequestType,
        ImportId = row.ImportId,
        State = row.State,
        HoldReason = row.HoldReason,
        HoldUntil = row.HoldUntil,
        StateBeforeHold = row.StateBeforeHold,
        Impact = row.Impact,
        Urgency = row.Urgency,
        Priority = row.Priority,
        IsPriorityOverridden = row.IsPriorityOverridden,
        IsMajor = row.IsMajor,
        IsRestricted = row.IsRestricted,
        ServiceId = row.ServiceId,
        CategoryId = row.CategoryId,
        GroupId = row.GroupId,
        AssigneeId = row.AssigneeId,
        RequesterId = row.RequesterId,
        AffectedUserId = row.AffectedUserId,
        Channel = row.Channel,
        OpenedAt = row.OpenedAt,
        RespondedAt = row.RespondedAt,
        RespondedGroupId = row.RespondedGroupId,
        ResolvedAt = row.ResolvedAt,
        ClosedAt = row.ClosedAt,
        ResolutionCode = row.ResolutionCode,
        Hops = row.Hops,
        SilentHops = row.SilentHops,
        ReopenCount = row.ReopenCount,
        Escalations = row.Escalations,
        FirstAssignedGroupId = row.FirstAssignedGroupId,
        ClassifierGroupId = row.ClassifierGroupId,
        IsRouted = row.IsRouted,
        IsTouchedByPerson = row.IsTouchedByPerson,
        WasAccepted = row.WasAccepted,
        RatingScore = row.RatingScore,
        HolderGroupIds = row.HolderGroupIds,
        PausingReasons = row.PausingReasons,
        Clocks = clocks,
        Watch = row.Watch ?? EscalationWatch.None,
        Version = row.Version,
        LastSequence = row.LastSequence,
        LastLineAt = row.LastLineAt,
    };

    /// <summary>Writes the facts of a record onto its row.</summary>
    public static void Copy(Incident incident, IncidentRow row)
    {
        row.Kind = incident.Kind;
        row.RequestType = incident.RequestType;
        row.ImportId = incident.ImportId;
        row.State = incident.State;
        row.HoldReason = incident.HoldReason;
        row.HoldUntil = incident.HoldUntil;
        row.StateBeforeHold = incident.StateBeforeHold;
        row.Impact = incident.Impact;
        row.Urgency = incident.Urgency;
        row.Priority = incident.Priority;
        row.IsPriorityOverridden = incident.IsPriorityOverridden;
        row.IsMajor = incident.IsMajor;
        row.IsRestricted = incident.IsRestricted;
        row.ServiceId = incident.ServiceId;
        row.CategoryId = incident.CategoryId;
        row.GroupId = incident.GroupId;
        row.AssigneeId = incident.AssigneeId;
        row.RequesterId = incident.RequesterId;
        row.AffectedUserId = incident.AffectedUserId;
        row.Channel = incident.Channel;
        row.OpenedAt = incident.OpenedAt;
        row.RespondedAt = incident.RespondedAt;
        row.RespondedGroupId = incident.RespondedGroupId;
        row.ResolvedAt = incident.ResolvedAt;
        row.ClosedAt = incident.ClosedAt;
        row.ResolutionCode = incident.ResolutionCode;
        row.Hops = incident.Hops;
        row.SilentHops = incident.SilentHops;
        row.ReopenCount = incident.ReopenCount;
        row.Escalations = incident.Escalations;
        row.FirstAssignedGroupId = incident.FirstAssignedGroupId;
        row.ClassifierGroupId = incident.ClassifierGroupId;
        row.IsRouted = incident.IsRouted;
        row.IsTouchedByPerson = incident.IsTouchedByPerson;
        row.WasAccepted = incident.WasAccepted;
        row.RatingScore = incident.RatingScore;
        row.HolderGroupIds = [.. incident.HolderGroupIds];
        row.PausingReasons = [.. incident.PausingReasons];
        row.Watch = incident.Watch;
        row.DueAt = incident.DueAt;
        row.DueOrder = incident.DueAt ?? Instant.MaxValue;
        row.Version = incident.Version;
        row.LastSequence = incident.LastSequence;
        row.LastLineAt = incident.LastLineAt;
    }

    /// <summary>The row of a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="incident">The record after it.</param>
    internal static TimelineRow NewRow(TimelineLine line, Incident incident) => new()
    {
        OrganizationId = incident.OrganizationId,
        IncidentId = incident.Id,
        Sequence = line.Sequence,
        At = line.At,
        ActorKind = line.ActorKind,
        ActorId = line.ActorId,
        Channel = line.Channel,
        Visibility = line.Visibility,
        Type = line.Entry.GetType().Name,
        Entry = line.Entry,
        Version = incident.Version,
    };

    /// <summary>A line of a stored timeline.</summary>
    public static TimelineLine ToLine(TimelineRow row) =>
        new(row.Sequence, row.At, row.ActorKind, row.ActorId, row.Channel, row.Visibility, row.Entry);
}
