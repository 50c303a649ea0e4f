namespace IncidentPlatform.Domain.OnCall;

/// <summary>The values of <see cref="RotaWarning.Code"/>.</summary>
public static class RotaWarningCodes
{
    /// <summary>Nobody is on call for a while: an escalation would go up the line at once.</summary>
    public const string Gap = "gap";

    /// <summary>Somebody has a turn who is no active member of the group: their turns count as gaps when they come.</summary>
    public const string NotAMember = "not-a-member";
}
