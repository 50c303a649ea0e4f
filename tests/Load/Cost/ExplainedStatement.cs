using System.Globalization;
using System.Text.Json;

namespace IncidentPlatform.Load.Cost;

/// <summary>What one statement did.</summary>
/// <param name="Text">The statement.</param>
/// <param name="IsNested">Whether a function executed it: the statement around it counts its pages already.</param>
/// <param name="Milliseconds">How long it took.</param>
/// <param name="RowsRead">Rows that scans took from tables and indexes, those that a filter dropped included.</param>
/// <param name="Pages">Pages of 8 KiB that it touched.</param>
internal sealed record ExplainedStatement(string Text, bool IsNested, double Milliseconds, long RowsRead, long Pages)
{
    private const string Start = "duration: ";
    private const string PlanStart = " ms  plan:\n";

    /// <summary>Reads an entry of the server's log; null when it holds no plan.</summary>
    public static ExplainedStatement? Read(JsonElement entry)
    {
        if (!entry.TryGetProperty("message", out var message) || message.GetString() is not { } text) return null;
        var plan = text.IndexOf(PlanStart, StringComparison.Ordinal);
        if (!text.StartsWith(Start, StringComparison.Ordinal) || plan < 0) return null;

        using var explained = JsonDocument.Parse(text[(plan + PlanStart.Length)..]);
        var top = explained.RootElement.GetProperty("Plan");
        return new ExplainedStatement(
            explained.RootElement.GetProperty("Query Text").GetString()!,
            entry.TryGetProperty("context", out _),
            double.Parse(text.AsSpan(Start.Length, plan - Start.Length), CultureInfo.InvariantCulture),
            RowsOf(top),
            Number(top, "Shared Hit Blocks") + Number(top, "Shared Read Blocks"));
    }

    private static long RowsOf(JsonElement node)
    {
        var rows = 0L;
        if (node.GetProperty("Node Type").GetString()!.EndsWith("Scan", StringComparison.Ordinal) && node.TryGetProperty("Relation Name", out _))
        {
            rows = (Number(node, "Actual Rows") + Number(node, "Rows Removed by Filter") + Number(node, "Rows Removed by Index Recheck"))
                * Number(node, "Actual Loops");
        }
        if (!node.TryGetProperty("Plans", out var children)) return rows;

        foreach (var child in children.EnumerateArray()) rows += RowsOf(child);
        return rows;
    }

    private static long Number(JsonElement node, string name) => node.TryGetProperty(name, out var value) ? (long)value.GetDouble() : 0;
}
