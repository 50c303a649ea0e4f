using System.Globalization;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Contracts.Sla;
using IncidentPlatform.Web.Language;
using Microsoft.Extensions.Localization;
using NodaTime.Text;

namespace IncidentPlatform.Web.Components.Levels;

/// <summary>What is wrong, or looks wrong, with levels, in the reader's language.</summary>
internal static class FindingWords
{
    public const string Prefix = "Finding-";

    public static string Of(LevelFindingResponse finding, IStringLocalizer loc) => loc[
        Prefix + finding.Code,
        finding.Priority?.ToString() ?? "",
        finding.Metric is { } metric ? loc[$"Metric{metric}"].Value : "",
        finding.Seconds is { } seconds ? DurationWords.Short(seconds, loc) : "",
        finding.LimitSeconds is { } limit ? DurationWords.Short(limit, loc) : "",
        string.Join(" + ", finding.Names ?? []),
        finding.From is { } from ? LocalDatePattern.Iso.Format(from) : "",
        (finding.Days ?? 0).ToString(CultureInfo.CurrentCulture)];

    /// <summary>The words of the first error at a field or below it; null without one. The API names codes there.</summary>
    public static string? Under(this PlatformProblem? problem, string field, IStringLocalizer loc)
    {
        var error = problem?.Errors is { } errors ? errors.FirstOrDefault(entry => entry.Key.StartsWith(field, StringComparison.Ordinal)) : default;
        if (error.Value is not [var code, ..]) return null;

        var words = loc[Prefix + code];
        var where = error.Key[field.Length..].Trim('.', '[', ']');
        var text = words.ResourceNotFound ? code : words.Value;
        return where.Length >= 10 && where[4] == '-' ? $"{where[..10]}: {text}" : text; // a date is worth naming, a place in a list is not
    }
}
