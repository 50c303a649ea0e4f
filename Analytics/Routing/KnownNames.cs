using System.Text;

namespace IncidentPlatform.Analytics.Routing;

/// <summary>
/// Takes the names of known persons out of a text: a full name anywhere, a part of one after a form of address. A part alone stays, since many
/// Indonesian names are words too (Cahaya, Bunga, Surya).
/// </summary>
internal sealed class KnownNames
{
    private const int MostParts = 5;

    private static readonly HashSet<string> Addresses = new(StringComparer.OrdinalIgnoreCase)
    {
        "pak", "bapak", "bpk", "bu", "ibu", "mas", "mbak", "kak", "bang", "sdr", "sdri", "saudara", "saudari", "mr", "mrs", "ms", "miss", "dr", "dear",
    };

    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _parts = new(StringComparer.OrdinalIgnoreCase);

    public KnownNames(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            var parts = Words(name).Select(range => name[range]).Where(part => part.Length > 1).ToArray();
            foreach (var part in parts) _parts.Add(part);
            if (parts.Length is > 1 and <= MostParts) _names.Add(string.Join(' ', parts));
        }
    }

    public string Mask(string text)
    {
        if (_parts.Count == 0 || text.Length == 0) return text;

        var words = Words(text);
        StringBuilder? masked = null;
        var copied = 0;
        for (var i = 0; i < words.Count; i++)
        {
            var length = LengthAt(text, words, i);
            if (length == 0) continue;

            masked ??= new StringBuilder(text.Length);
            masked.Append(text, copied, words[i].Start.Value - copied);
            copied = words[i + length - 1].End.Value;
            i += length - 1;
        }

        return masked is null ? text : masked.Append(text, copied, text.Length - copied).ToString();
    }

    private int LengthAt(string text, List<Range> words, int at)
    {
        if (!_parts.Contains(text[words[at]])) return 0;

        for (var length = Math.Min(MostParts, words.Count - at); length > 1; length--)
        {
            if (_names.Contains(string.Join(' ', words.Skip(at).Take(length).Select(range => text[range])))) return length;
        }

        return at > 0 && Addresses.Contains(text[words[at - 1]]) ? 1 : 0;
    }

    private static List<Range> Words(string text)
    {
        var words = new List<Range>();
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var inside = i < text.Length && (char.IsLetter(text[i]) || text[i] == '\'');
            if (inside && start < 0) start = i;
            if (inside || start < 0) continue;

            words.Add(start..i);
            start = -1;
        }

        return words;
    }
}
