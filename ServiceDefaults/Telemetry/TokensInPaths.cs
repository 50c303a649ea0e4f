using System.Text.RegularExpressions;

namespace IncidentPlatform.ServiceDefaults.Telemetry;

/// <summary>Signed links carry their secret in the path; a trace must not.</summary>
internal static partial class TokensInPaths
{
    /// <summary>The path with each segment that could be a random secret (32 or more letters and digits, no UUID) left out.</summary>
    public static string Remove(string path) =>
        Segment().Replace(path, match => Guid.TryParse(match.Value, out _) ? match.Value : "_");

    [GeneratedRegex("(?<=/)[A-Za-z0-9_-]{32,}(?=/|$)")]
    private static partial Regex Segment();
}
