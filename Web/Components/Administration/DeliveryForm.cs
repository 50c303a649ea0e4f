namespace IncidentPlatform.Web.Components.Administration;

/// <summary>What becomes of a parked delivery: tried again without a reason, given up with one.</summary>
public sealed class DeliveryForm : IEntryForm
{
    public Guid? Id { get; set; }
    public bool Skips { get; set; }

    /// <summary>Whether the id is that of a record whose timers are to be tried again.</summary>
    public bool Resumes { get; set; }
    public string? Reason { get; set; }
}
