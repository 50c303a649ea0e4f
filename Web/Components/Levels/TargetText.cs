using System.Globalization;
using System.Text.RegularExpressions;

namespace IncidentPlatform.Web.Components.Levels;

/// <summary>Targets as people type them: <c>30m</c>, <c>4h</c>, <c>1h 30m</c>; a bare number is minutes. Days would leave open how long one is.</summary>
internal static partial class TargetText
{
    /// <summary>Seconds as text; whole minutes, what is left over in seconds.</summary>
    public static string Of(int seconds)
    {
        var parts = new List<string>();
        if (seconds >= 3_600) parts.Add(string.Create(CultureInfo.InvariantCulture, $"{seconds / 3_600}h"));
        if (seconds % 3_600 >= 60) parts.Add(string.Create(CultureInfo.InvariantCulture, $"{seconds % 3_600 / 60}m"));
        if (seconds % 60 > 0 || seconds == 0) parts.Add(string.Create(CultureInfo.InvariantCulture, $"{seconds % 60}s"));
        return string.Join(' ', parts);
    }

    /// <summary>Reads a text; false when it is none. Empty gives no target.</summary>
    public static bool TryRead(string? text, out int? seconds)
    {
        seconds = null;
        if (string.IsNullOrWhiteSpace(text)) return true;

        var match = Pattern().Match(text.Trim());
        if (!match.Success || (match.Groups["h"].Length == 0 && match.Groups["m"].Length == 0 && match.Groups["s"].Length == 0)) return false;

        // "j" (jam) and "d" (detik) are the Indonesian letters of hours and seconds.
        var total = (Number(match.Groups["h"]) * 3_600) + (Number(match.Groups["m"]) * 60) + Number(match.Groups["s"]);
        if (total > int.MaxValue) return false;

        seconds = (int)total;
        return true;
    }

    private static long Number(Group group) => group.Length == 0 ? 0 : long.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?:(?<h>\d{1,8})\s*[hj])?\s*(?:(?<m>\d{1,9})\s*(?:m|$))?\s*(?:(?<s>\d{1,9})\s*[sd])?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
