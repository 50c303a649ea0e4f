namespace IncidentPlatform.Web.Platform;

/// <summary>Success without a value.</summary>
internal readonly record struct Done;
