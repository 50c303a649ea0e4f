using System.Text.Json;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Web.Components.Incidents;

/// <summary>A record that this one is linked with.</summary>
/// <param name="Type">How; null when the other one goes on with the matter of this one.</param>
/// <param name="Other">The other record.</param>
public sealed record LinkView(LinkType? Type, IncidentResponse Other)
{
    /// <summary>What the timeline links with, each once, newest first.</summary>
    internal static IEnumerable<(LinkType? Type, Guid Id)> NamedIn(IEnumerable<TimelineLineResponse> lines) => lines
        .Where(line => line.Type is nameof(TimelineEntry.Linked) or nameof(TimelineEntry.FollowedUp))
        .OrderByDescending(line => line.Sequence)
        .Select(line => (Type: line.Type == nameof(TimelineEntry.FollowedUp) ? (LinkType?)null : TypeOf(line.Facts), Id: IdOf(line.Facts)))
        .Where(link => link.Id != Guid.Empty)
        .Distinct();

    private static LinkType TypeOf(JsonElement facts) =>
        Find(facts, "linkType") is { } text && Enum.TryParse<LinkType>(text, out var type) && Enum.IsDefined(type) ? type : LinkType.RelatedTo;

    private static Guid IdOf(JsonElement facts) => Guid.TryParse(Find(facts, "otherId"), out var id) ? id : Guid.Empty;

    private static string? Find(JsonElement facts, string field) =>
        facts.ValueKind == JsonValueKind.Object && facts.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
