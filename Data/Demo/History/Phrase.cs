using System.Globalization;
using System.Text;

namespace IncidentPlatform.Data.Demo.History;

/// <summary>
/// Writes out one of the many texts that a pattern stands for: <c>[a|b|]</c> is one alternative, <c>{slot}</c> a value of that slot.
/// Alternatives may nest.
/// </summary>
internal static class Phrase
{
    public static string Write(string pattern, SyntheticRandom random, string unit)
    {
        var builder = new StringBuilder(pattern.Length);
        var at = 0;
        WriteUntilEnd(pattern, ref at, builder, random, unit, silent: false, nested: false);
        return builder.ToString().Replace("  ", " ", StringComparison.Ordinal).Trim();
    }

    private static void WriteUntilEnd(string pattern, ref int at, StringBuilder builder, SyntheticRandom random, string unit, bool silent, bool nested)
    {
        while (at < pattern.Length)
        {
            var character = pattern[at];
            if (nested && character is '|' or ']') return;

            at++;
            if (character == '[') WriteAlternative(pattern, ref at, builder, random, unit, silent);
            else if (character == '{') WriteSlot(pattern, ref at, builder, random, unit, silent);
            else if (!silent) builder.Append(character);
        }

        if (nested) throw new FormatException($"An alternative is not closed in \"{pattern}\".");
    }

    private static void WriteAlternative(string pattern, ref int at, StringBuilder builder, SyntheticRandom random, string unit, bool silent)
    {
        var chosen = random.Below(CountAlternatives(pattern, at));
        for (var alternative = 0; ; alternative++)
        {
            WriteUntilEnd(pattern, ref at, builder, random, unit, silent || alternative != chosen, nested: true);
            if (pattern[at++] == ']') return;
        }
    }

    private static int CountAlternatives(string pattern, int at)
    {
        var (count, depth) = (1, 0);
        for (; at < pattern.Length; at++)
        {
            if (pattern[at] == '[') depth++;
            if (pattern[at] == ']' && depth-- == 0) return count;
            if (pattern[at] == '|' && depth == 0) count++;
        }

        throw new FormatException($"An alternative is not closed in \"{pattern}\".");
    }

    private static void WriteSlot(string pattern, ref int at, StringBuilder builder, SyntheticRandom random, string unit, bool silent)
    {
        var end = pattern.IndexOf('}', at);
        if (end < 0) throw new FormatException($"A slot is not closed in \"{pattern}\".");

        var name = pattern[at..end];
        at = end + 1;
        if (silent) return;

        builder.Append(name switch
        {
            "n" => (2 + random.Below(8)).ToString(CultureInfo.InvariantCulture),
            "floor" => (1 + random.Below(14)).ToString(CultureInfo.InvariantCulture),
            "code" => string.Create(CultureInfo.InvariantCulture, $"{random.Pick(Slots.CodePrefixes)}{1000 + random.Below(9000)}"),
            "unit" => unit,
            _ => random.Pick(Slots.Values[name]),
        });
    }
}
