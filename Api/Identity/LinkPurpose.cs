namespace IncidentPlatform.Api.Identity;

/// <summary>What a mailed link of an account is good for; stored by name.</summary>
internal enum LinkPurpose
{
    /// <summary>Sets a new password.</summary>
    ResetPassword,

    /// <summary>Sets a password and begins a membership.</summary>
    Invitation,
}
