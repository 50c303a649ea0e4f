namespace IncidentPlatform.Web.Components.Administration;

/// <summary>A form that changes one entry of a list, or adds one.</summary>
public interface IEntryForm
{
    /// <summary>The entry; null for a new one.</summary>
    Guid? Id { get; }
}
