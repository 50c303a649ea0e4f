namespace IncidentPlatform.Data.ServiceCatalog;

/// <summary>Keys of services, categories and groups: short, stable, for imports and rules.</summary>
public static class CatalogKey
{
    /// <summary>A key out of a name: lower case with hyphens, and a random end that keeps it unique.</summary>
    public static string New(string name)
    {
        var letters = name.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-').Take(48).ToArray();
        var words = string.Join('-', new string(letters).Split('-', StringSplitOptions.RemoveEmptyEntries));
        return $"{words}-{Guid.NewGuid().ToString("N")[..6]}";
    }
}
