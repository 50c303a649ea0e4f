namespace IncidentPlatform.Web.Components.Forms;

/// <summary>One line of a select: what is sent and what is read.</summary>
public sealed record Choice(string Value, string Label, string? Group = null);
