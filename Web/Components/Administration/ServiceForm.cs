using IncidentPlatform.Contracts.Catalog;

namespace IncidentPlatform.Web.Components.Administration;

/// <summary>A service as typed.</summary>
public sealed class ServiceForm : IEntryForm
{
    public Guid? Id { get; set; }
    public string? Name { get; set; }
    public Guid? CalendarId { get; set; }
    public Guid? SlaPolicyId { get; set; }
    public bool IsActive { get; set; }

    /// <param name="present">As it is now; null for a new service.</param>
    public SaveServiceRequest ToRequest(ServiceResponse? present) =>
        new(Name?.Trim() ?? "", CalendarId, SlaPolicyId, present is null || present.IsDefault || IsActive);

    public static ServiceForm Of(ServiceResponse service) => new()
    {
        Id = service.Id,
        Name = service.Name,
        CalendarId = service.CalendarId,
        SlaPolicyId = service.SlaPolicyId,
        IsActive = service.IsActive,
    };
}
