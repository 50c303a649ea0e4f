namespace IncidentPlatform.Domain.Webhooks;

/// <summary>What can be wrong with the address of a webhook.</summary>
public static class WebhookProblemCodes
{
    /// <summary>It is no absolute address, or too long.</summary>
    public const string NoAddress = "no-address";

    /// <summary>It does not begin with https.</summary>
    public const string NotEncrypted = "not-encrypted";

    /// <summary>It names a user or a password.</summary>
    public const string HasCredentials = "has-credentials";

    /// <summary>It is not on the public internet.</summary>
    public const string NotPublic = "not-public";
}
