namespace IncidentPlatform.Data.Webhooks;

/// <summary>What the secrets of webhooks are encrypted with. Section <c>Webhooks</c>.</summary>
public sealed class WebhookSecretOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Webhooks";

    /// <summary>At least 32 characters, kept apart from the database: whoever has only a copy of it signs nothing.</summary>
    public string? SecretKey { get; set; }

    /// <summary>The key before, while secrets that it encrypted are in use; none by default.</summary>
    public string? FormerSecretKey { get; set; }
}
