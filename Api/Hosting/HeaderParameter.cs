namespace IncidentPlatform.Api.Hosting;

/// <summary>A header that an endpoint reads, for its description in OpenAPI.</summary>
internal sealed record HeaderParameter(string Name, string Description, bool IsRequired);
