namespace IncidentPlatform.Domain.ServiceCatalog;

/// <summary>A field of a request type's form.</summary>
/// <param name="Name">JSON name of the answer.</param>
/// <param name="Kind">How it is asked and checked.</param>
/// <param name="IsRequired">Whether an answer is needed.</param>
public sealed record FormField(string Name, FormFieldKind Kind, bool IsRequired);
