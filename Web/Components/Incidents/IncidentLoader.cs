using IncidentPlatform.Web.Platform;
using IncidentPlatform.Web.Sessions;

namespace IncidentPlatform.Web.Components.Incidents;

/// <summary>Fetches what the page or the panel of a record needs, side by side.</summary>
internal sealed class IncidentLoader(PlatformApi api, Reader reader)
{
    /// <param name="withForms">Whether the choices of the move forms are needed too.</param>
    public async Task<IncidentView> LoadAsync(string number, bool withForms, CancellationToken cancel)
    {
        var incident = await api.IncidentAsync(number, cancel);
        if (!incident.IsSuccess) return new() { Problem = incident.Problem };

        var id = incident.Value.Id;
        var isStaff = reader.WorksOnIncidents;
        var timeline = api.TimelineAsync(id, cancel);
        var clocks = api.ClocksAsync(id, cancel);
        var routing = isStaff ? api.RoutingAsync(id, cancel) : null;
        var groups = isStaff && withForms ? api.GroupsAsync(cancel) : null;
        var services = isStaff && withForms ? api.ServicesAsync(cancel) : null;
        var categories = isStaff && withForms ? api.CategoriesAsync(cancel) : null;

        var lines = await timeline;
        return new()
        {
            Incident = incident.Value,
            Problem = lines.Problem,
            Timeline = lines.Value?.Items ?? [],
            Clocks = (await clocks).Value ?? [],
            Routing = routing is null ? null : (await routing).Value,
            Groups = groups is null ? [] : (await groups).Value?.Items ?? [],
            Services = services is null ? [] : (await services).Value?.Items ?? [],
            Categories = categories is null ? [] : (await categories).Value?.Items ?? [],
            IsStaff = isStaff,
        };
    }
}
