namespace IncidentPlatform.Analytics.Routing;

/// <summary>Terms of one block share a length of 1, so that a short subject weighs as much as a long description.</summary>
internal enum TermBlock : byte
{
    Words,
    Characters,
    Subject,
    Unit,
}

/// <summary>Receives the terms of a text in reading order.</summary>
internal interface ITermSink
{
    /// <param name="key">The term with its block's mark; valid during the call only.</param>
    /// <param name="word">Number of the word the term stands in, counted over the whole text; -1 for the unit.</param>
    /// <param name="isPair">The term is this word with the one after it.</param>
    void Add(scoped ReadOnlySpan<char> key, TermBlock block, int word, bool isPair);
}

/// <summary>
/// Reads terms: words and pairs of neighbouring words, groups of 3 to 5 characters inside a word with its borders, the same of the
/// subject as a block of its own, and the consumer's unit. Training and prediction read through this one place.
/// </summary>
internal static class TermReader
{
    public const int LongestKey = 2 * LongestWord + 2;
    private const int LongestWord = 40;
    private const int LongestUnit = 60;

    public static void Read<TSink>(RoutingText text, ref TSink sink) where TSink : struct, ITermSink
    {
        Span<char> key = stackalloc char[LongestKey];
        for (var i = 0; i < text.Words.Count; i++)
        {
            var word = text.Word(i);
            AddWords(text, i, word, 'w', TermBlock.Words, key, ref sink);
            AddCharacters(word, i, 'c', TermBlock.Characters, key, ref sink);
            if (i >= text.SubjectWords) continue;

            AddWords(text, i, word, 's', TermBlock.Subject, key, ref sink);
        }

        if (text.Unit.Length > 0) sink.Add(UnitKey(text.Unit, key), TermBlock.Unit, -1, false);
    }

    /// <summary>The key under which a dictionary knows a single word.</summary>
    public static ReadOnlySpan<char> WordKey(ReadOnlySpan<char> word, Span<char> buffer)
    {
        buffer[0] = 'w';
        word.CopyTo(buffer[1..]);
        return buffer[..(word.Length + 1)];
    }

    /// <summary>Splits into runs of letters, digits and underscores (codes, names of servers), each cut at 40 characters; single letters are left out, single digits stay.</summary>
    public static void Split(string text, List<Range> words)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var inside = i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == '_');
            if (inside && start < 0) start = i;
            if (inside || start < 0) continue;

            if (i - start > 1 || char.IsDigit(text[start])) words.Add(start..Math.Min(i, start + LongestWord));
            start = -1;
        }
    }

    private static ReadOnlySpan<char> UnitKey(string unit, Span<char> key)
    {
        var length = Math.Min(unit.Length, LongestUnit);
        key[0] = 'u';
        unit.AsSpan(0, length).CopyTo(key[1..]);
        return key[..(length + 1)];
    }

    private static void AddWords<TSink>(
        RoutingText text, int index, scoped ReadOnlySpan<char> word, char mark, TermBlock block, scoped Span<char> key, ref TSink sink)
        where TSink : struct, ITermSink
    {
        key[0] = mark;
        word.CopyTo(key[1..]);
        sink.Add(key[..(word.Length + 1)], block, index, false);

        // A pair never spans the border between subject and description.
        var next = index + 1;
        if (next >= text.Words.Count || next == text.SubjectWords) return;

        var second = text.Word(next);
        key[word.Length + 1] = ' ';
        second.CopyTo(key[(word.Length + 2)..]);
        sink.Add(key[..(word.Length + 2 + second.Length)], block, index, true);
    }

    private static void AddCharacters<TSink>(
        scoped ReadOnlySpan<char> word, int index, char mark, TermBlock block, scoped Span<char> key, ref TSink sink)
        where TSink : struct, ITermSink
    {
        Span<char> bordered = stackalloc char[LongestWord + 2];
        bordered[0] = bordered[word.Length + 1] = ' ';
        word.CopyTo(bordered[1..]);
        bordered = bordered[..(word.Length + 2)];

        key[0] = mark;
        for (var size = 3; size <= 5 && size <= bordered.Length; size++)
        {
            for (var at = 0; at + size <= bordered.Length; at++)
            {
                bordered.Slice(at, size).CopyTo(key[1..]);
                sink.Add(key[..(size + 1)], block, index, false);
            }
        }
    }
}
