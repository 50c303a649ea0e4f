namespace IncidentPlatform.Web.Components.AboutService;

/// <summary>A button on an agreement.</summary>
public sealed class AgreementForm
{
    /// <summary>One of <see cref="AgreementActions"/>.</summary>
    public string? Action { get; set; }
    public Guid? Id { get; set; }
}
