using System.Globalization;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Domain.Incidents;
using Microsoft.Extensions.Localization;

namespace IncidentPlatform.Web.Components.Incidents;

/// <summary>What the classifier says, in words.</summary>
internal static class RoutingWords
{
    private const int MostTerms = 5;

    /// <summary>The ends of the texts that say how sure it is, and from which confidence on.</summary>
    private static readonly (double From, string End)[] Sureness = [(0.95, "Certain"), (0.8, "Sure"), (0.6, "Likely"), (0.4, "Unsure"), (0, "Guess")];

    /// <summary>Every end of a text that says how sure it is.</summary>
    public static IEnumerable<string> SurenessEnds => Sureness.Select(step => step.End);

    /// <summary>How sure it is: a word and the per cent.</summary>
    public static string Confidence(double confidence, IStringLocalizer loc)
    {
        var words = loc[$"RoutingSureness{Sureness.First(step => confidence >= step.From).End}"].Value;
        return loc["RoutingSureness", words, confidence.ToString("P0", CultureInfo.CurrentCulture)];
    }

    /// <summary>What spoke for or against a group, heaviest first; null when nothing can be named.</summary>
    public static string? Terms(IReadOnlyList<RoutingTermResponse> terms, IStringLocalizer loc) =>
        terms.Count == 0 ? null : string.Join(", ", terms.Take(MostTerms).Select(term => Term(term, loc)));

    /// <summary>A word as it is, and a fact in the reader's language.</summary>
    public static string Term(RoutingTermResponse term, IStringLocalizer loc)
    {
        var at = term.Term.IndexOf('=');
        if (at < 0) return term.Term;

        var value = term.Name ?? term.Term[(at + 1)..];
        return term.Term[..at] switch
        {
            "unit" => loc["RoutingFactUnit", value],
            "service" => loc["RoutingFactService", value],
            "category" => loc["RoutingFactCategory", value],
            "channel" when Enum.TryParse<Channel>(value, ignoreCase: true, out var channel) => loc["RoutingFactChannel", loc[$"Channel{channel}"].Value],
            _ => value,
        };
    }
}
