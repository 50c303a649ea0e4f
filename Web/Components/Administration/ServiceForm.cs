using IncidentPlatform.Contracts.Catalog;

namespace IncidentPlatform.Web.Components.Administration;

/// <summary>A service as typed.</summary>
public sealed class ServiceForm : IEntryForm
{
    public Guid? Id { get; set; }
    public string? Name { get; set; }
    public bool IsActive { get; set; }

    /// <param name="present">As it is now: what the form does not show stays; null for a new service.</param>
    public SaveServiceRequest ToRequest(ServiceResponse? present) =>
        new(Name?.Trim() ?? "", present?.CalendarId, present?.SlaPolicyId, present is null || present.IsDefault || IsActive);

    public static ServiceForm Of(ServiceResponse service) => new() { Id = service.Id, Name = service.Name, IsActive = service.IsActive };
}
