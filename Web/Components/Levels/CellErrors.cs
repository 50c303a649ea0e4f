using IncidentPlatform.Contracts.Problems;
using Microsoft.Extensions.Localization;

namespace IncidentPlatform.Web.Components.Levels;

/// <summary>Errors at cells of targets: ours stand at the cell, the API's count the cells that were sent.</summary>
internal static class CellErrors
{
    /// <summary>The words at a cell; null without any.</summary>
    /// <param name="problem">The refusal.</param>
    /// <param name="prefix">Where the targets stand in what was sent, such as <c>policy.targets[</c>.</param>
    /// <param name="cells">Every cell in order.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="loc">The texts.</param>
    public static string? At(PlatformProblem? problem, string prefix, IReadOnlyList<TargetForm> cells, TargetForm cell, IStringLocalizer loc)
    {
        if (problem?.Errors is not { } errors) return null;

        var sent = cells.Where(other => !string.IsNullOrWhiteSpace(other.Text)).ToList();
        var found = errors.FirstOrDefault(error => error.Key == cell.Field || error.Key.StartsWith($"{prefix}{sent.IndexOf(cell)}]", StringComparison.Ordinal));
        return found.Value is [var code, ..] ? loc[FindingWords.Prefix + code].Value : null;
    }
}
