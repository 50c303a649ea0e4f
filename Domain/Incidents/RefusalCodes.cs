namespace IncidentPlatform.Domain.Incidents;

/// <summary>Why a move was refused; the codes of the problems that the API answers.</summary>
public static class RefusalCodes
{
    /// <summary>The state does not allow the move.</summary>
    public const string IllegalMove = "illegal-move";

    /// <summary>The actor may not make this move on this record.</summary>
    public const string NotAllowed = "not-allowed";

    /// <summary>A hold needs an end in the future.</summary>
    public const string UntilNotInFuture = "until-not-in-future";

    /// <summary>A scheduled hold needs an end.</summary>
    public const string UntilRequired = "until-required";

    /// <summary>The resolution code does not belong to the record's kind.</summary>
    public const string CodeNotForKind = "code-not-for-kind";

    /// <summary>A hop and an override need a reason.</summary>
    public const string ReasonRequired = "reason-required";

    /// <summary>The group is unknown or no longer in use.</summary>
    public const string UnknownGroup = "unknown-group";

    /// <summary>The person is not an active member of the group.</summary>
    public const string NotAMember = "not-a-member";

    /// <summary>Nothing would change.</summary>
    public const string NothingChanges = "nothing-changes";

    /// <summary>Only a broken promise can be excused.</summary>
    public const string NotBreached = "not-breached";

    /// <summary>The record is over: a consumer who is not helped yet opens a follow-up.</summary>
    public const string IsOver = "is-over";

    /// <summary>Only what is over can be followed up.</summary>
    public const string NotOver = "not-over";

    /// <summary>The record can no longer be edited.</summary>
    public const string NotEditable = "not-editable";
}
