namespace IncidentPlatform.Analytics.Routing;

/// <summary>Terms of one block share a length, so that a short subject weighs as much as a long description.</summary>
internal enum TermBlock : byte
{
    Words,
    Characters,
    Subject,
    Facts,
}

/// <summary>Receives the terms of a text in reading order.</summary>
internal interface ITermSink
{
    /// <param name="key">The term with its block's mark; valid during the call only.</param>
    /// <param name="part">Number of the word the term stands in, counted over the whole text, or a fact by <see cref="TermReader.FactPart"/>.</param>
    /// <param name="second">The other half of a pair; <see cref="TermReader.NoPart"/> when the term is no pair.</param>
    void Add(scoped ReadOnlySpan<char> key, TermBlock block, int part, int second);
}

/// <summary>
/// Reads terms: words and pairs of neighbouring words; groups of 3 to 5 characters inside a word with its borders; the subject's words
/// and pairs up to three words apart as a block of their own; facts, and pairs of a fact with another or with a word of the subject.
/// Training and prediction read through this one place.
/// </summary>
internal static class TermReader
{
    public const int LongestKey = 2 * LongestWord + 2;
    public const int LongestWord = 40;

    /// <summary>No second half.</summary>
    public const int NoPart = int.MinValue;

    private const int SubjectReach = 3;
    private const int MostSubjectWords = 40;

    public static void Read<TSink>(RoutingText text, ref TSink sink) where TSink : struct, ITermSink
    {
        Span<char> key = stackalloc char[LongestKey];
        for (var i = 0; i < text.Words.Count; i++)
        {
            var word = text.Word(i);
            // A pair never spans the border between subject and description.
            var border = i < text.SubjectWords ? text.SubjectWords : text.Words.Count;
            AddWords(text, i, Math.Min(i + 1, border - 1), 'w', TermBlock.Words, key, ref sink);
            if (!IsCode(word)) AddCharacters(word, i, key, ref sink);
            if (i < text.SubjectWords) AddWords(text, i, Math.Min(i + SubjectReach, border - 1), 's', TermBlock.Subject, key, ref sink);
        }

        AddFacts(text, key, ref sink);
    }

    /// <summary>A fact's number as a part, and back: facts count down from -1.</summary>
    public static int FactPart(int number) => -1 - number;

    /// <summary>The key under which a dictionary knows a single word.</summary>
    public static ReadOnlySpan<char> WordKey(ReadOnlySpan<char> word, Span<char> buffer) => Key('w', word, [], buffer);

    /// <summary>The key under which a dictionary knows a single fact.</summary>
    public static ReadOnlySpan<char> FactKey(ReadOnlySpan<char> fact, Span<char> buffer) => Key('f', fact, [], buffer);

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

    // Pieces of a code say nothing of it.
    private static bool IsCode(ReadOnlySpan<char> word) => word.ContainsAnyInRange('0', '9') || word.Contains('_');

    private static ReadOnlySpan<char> Key(char mark, ReadOnlySpan<char> first, ReadOnlySpan<char> second, Span<char> buffer)
    {
        buffer[0] = mark;
        first.CopyTo(buffer[1..]);
        if (second.IsEmpty) return buffer[..(first.Length + 1)];

        buffer[first.Length + 1] = ' ';
        second.CopyTo(buffer[(first.Length + 2)..]);
        return buffer[..(first.Length + 2 + second.Length)];
    }

    private static void AddWords<TSink>(
        RoutingText text, int index, int last, char mark, TermBlock block, scoped Span<char> key, ref TSink sink)
        where TSink : struct, ITermSink
    {
        var word = text.Word(index);
        sink.Add(Key(mark, word, [], key), block, index, NoPart);
        for (var next = index + 1; next <= last; next++) sink.Add(Key(mark, word, text.Word(next), key), block, index, next);
    }

    private static void AddCharacters<TSink>(scoped ReadOnlySpan<char> word, int index, scoped Span<char> key, ref TSink sink)
        where TSink : struct, ITermSink
    {
        Span<char> bordered = stackalloc char[LongestWord + 2];
        bordered[0] = bordered[word.Length + 1] = ' ';
        word.CopyTo(bordered[1..]);
        bordered = bordered[..(word.Length + 2)];

        for (var size = 3; size <= 5 && size <= bordered.Length; size++)
        {
            for (var at = 0; at + size <= bordered.Length; at++)
                sink.Add(Key('c', bordered.Slice(at, size), [], key), TermBlock.Characters, index, NoPart);
        }
    }

    private static void AddFacts<TSink>(RoutingText text, scoped Span<char> key, ref TSink sink) where TSink : struct, ITermSink
    {
        for (var i = 0; i < text.Facts.Count; i++)
        {
            var fact = text.Facts[i].AsSpan();
            sink.Add(FactKey(fact, key), TermBlock.Facts, FactPart(i), NoPart);
            for (var j = i + 1; j < text.Facts.Count; j++) sink.Add(Key('f', fact, text.Facts[j], key), TermBlock.Facts, FactPart(i), FactPart(j));
            for (var word = 0; word < text.SubjectWords && word < MostSubjectWords; word++)
                sink.Add(Key('f', fact, text.Word(word), key), TermBlock.Facts, FactPart(i), word);
        }
    }
}
