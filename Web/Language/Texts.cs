namespace IncidentPlatform.Web.Language;

/// <summary>Names the resource files: <c>Texts.resx</c> is English, <c>Texts.id.resx</c> Indonesian. Both are complete.</summary>
internal sealed class Texts;
