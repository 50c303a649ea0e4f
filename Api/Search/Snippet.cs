using IncidentPlatform.Contracts.Search;

namespace IncidentPlatform.Api.Search;

/// <summary>A marked text taken apart.</summary>
internal static class Snippet
{
    /// <summary>Before a word that was looked for.</summary>
    public const char Start = '\uE000';

    /// <summary>After it.</summary>
    public const char Stop = '\uE001';

    /// <summary>The pieces in order, none empty.</summary>
    /// <remarks>Somebody may have written the marks themselves: a piece is then shown as a hit that is none, and nothing worse.</remarks>
    public static IReadOnlyList<SnippetPart> Parts(string marked)
    {
        var parts = new List<SnippetPart>();
        var (from, isHit) = (0, false);
        for (var i = 0; i <= marked.Length; i++)
        {
            if (i < marked.Length && marked[i] is not (Start or Stop)) continue;

            if (i > from) parts.Add(new SnippetPart(marked[from..i], isHit));
            if (i < marked.Length) isHit = marked[i] == Start;
            from = i + 1;
        }
        return parts;
    }
}
