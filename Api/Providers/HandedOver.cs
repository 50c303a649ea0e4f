namespace IncidentPlatform.Api.Providers;

/// <summary>Marks an endpoint that a provider's member may call for a record of a customer.</summary>
/// <param name="RouteValue">Names the record in the path.</param>
/// <param name="IsAttachment">Whether the path names a file of the record instead.</param>
internal sealed record HandedOver(string RouteValue, bool IsAttachment = false);
