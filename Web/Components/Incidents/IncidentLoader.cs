using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Web.Platform;
using IncidentPlatform.Web.Sessions;
using NodaTime;

namespace IncidentPlatform.Web.Components.Incidents;

/// <summary>Fetches what the page or the panel of a record needs, side by side.</summary>
internal sealed class IncidentLoader(PlatformApi api, Reader reader, TimeProvider time)
{
    private const int MostLinks = 10;

    /// <param name="withForms">Whether the choices of the move forms are needed too.</param>
    public async Task<IncidentView> LoadAsync(string number, bool withForms, CancellationToken cancel)
    {
        var incident = await api.IncidentAsync(number, cancel);
        if (!incident.IsSuccess) return new() { Problem = incident.Problem };

        var id = incident.Value.Id;
        var isStaff = reader.WorksOnIncidents;
        var timeline = api.TimelineAsync(id, cancel);
        var clocks = isStaff ? api.ClocksAsync(id, cancel) : null;
        var routing = isStaff ? api.RoutingAsync(id, cancel) : null;
        var escalations = isStaff ? api.EscalationsAsync(id, cancel) : null;
        var similar = isStaff && withForms ? api.SimilarAsync(id, cancel) : null;
        var templates = isStaff && withForms ? api.TemplatesForAsync(id, cancel) : null;
        var groups = isStaff && withForms ? api.GroupsAsync(cancel) : null;
        var services = isStaff && withForms ? api.ServicesAsync(cancel) : null;
        var categories = isStaff && withForms ? api.CategoriesAsync(cancel) : null;

        var files = api.AttachmentsAsync(id, cancel);
        var lines = await timeline;
        var levels = clocks is null ? null : (await clocks).Value;
        var links = LinksAsync(lines.Value?.Items ?? [], cancel);
        return new()
        {
            Incident = incident.Value,
            Problem = lines.Problem,
            Timeline = lines.Value?.Items ?? [],
            Clocks = levels?.Items ?? [],
            Attribution = levels?.Attribution ?? [],
            Routing = routing is null ? null : (await routing).Value,
            Escalations = escalations is null ? null : (await escalations).Value,
            Similar = similar is null ? null : (await similar).Value,
            Templates = templates is null ? [] : (await templates).Value?.Items ?? [],
            Groups = groups is null ? [] : (await groups).Value?.Items ?? [],
            Services = services is null ? [] : (await services).Value?.Items ?? [],
            Categories = categories is null ? [] : (await categories).Value?.Items ?? [],
            Attachments = (await files).Value?.Items ?? [],
            Links = await links,
            IsStaff = isStaff,
            IsLead = reader.Can(Permissions.Lead),
            Excuses = reader.Can(Permissions.ExcuseBreaches),
            Redacts = reader.Can(Permissions.Redact),
            ReadAt = Instant.FromDateTimeOffset(time.GetUtcNow()),
        };
    }

    // A linked record that the reader may not see is left out.
    private async Task<IReadOnlyList<LinkView>> LinksAsync(IReadOnlyList<TimelineLineResponse> lines, CancellationToken cancel)
    {
        var named = LinkView.NamedIn(lines).Take(MostLinks).ToList();
        var others = await Task.WhenAll(named.Select(link => api.IncidentAsync(link.Id.ToString(), cancel)));
        return [.. named.Zip(others).Where(pair => pair.Second.IsSuccess).Select(pair => new LinkView(pair.First.Type, pair.Second.Value!))];
    }
}
