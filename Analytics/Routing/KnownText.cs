namespace IncidentPlatform.Analytics.Routing;

/// <summary>A text under a dictionary: its vector, how much of it is known, and which word each value came from.</summary>
internal sealed class KnownText
{
    private readonly RoutingText _text;
    private readonly List<Occurrence> _occurrences;

    private KnownText(RoutingText text, TermDictionary dictionary, List<Occurrence> occurrences)
    {
        (_text, _occurrences) = (text, occurrences);
        Vector = Weigh(occurrences, dictionary);
        CountKnown(dictionary);
    }

    public SparseVector Vector { get; }

    /// <summary>Different words that carry meaning (see <see cref="StopWords"/>).</summary>
    public int TopicWords { get; private set; }

    /// <summary>Those of them that the dictionary has.</summary>
    public int KnownTopicWords { get; private set; }

    /// <summary>Different words that the dictionary has, with meaning or without.</summary>
    public int KnownWords { get; private set; }

    public double KnownShare => TopicWords == 0 ? 0 : KnownTopicWords / (double)TopicWords;

    public static KnownText Read(RoutingText text, TermDictionary dictionary)
    {
        var finder = new Finder(dictionary);
        TermReader.Read(text, ref finder);
        finder.Found.Sort();
        return new KnownText(text, dictionary, finder.Found);
    }

    /// <summary>
    /// What each word adds to a group's score, heaviest first. A word gets its own weight, that of its groups of characters, and half of each
    /// pair it stands in; a term that occurs several times is shared evenly. With the bias the sum is the score.
    /// </summary>
    public RoutingTerm[] Weights(LinearScorer scorer, int group)
    {
        var byWord = new Dictionary<string, double>(StringComparer.Ordinal);
        var at = 0;
        for (var i = 0; i < Vector.Indices.Length; i++)
        {
            var end = at;
            while (end < _occurrences.Count && _occurrences[end].Term == Vector.Indices[i]) end++;

            var each = Vector.Values[i] * scorer.Weight(Vector.Indices[i], group) / (end - at);
            for (; at < end; at++) Add(byWord, _occurrences[at], each);
        }

        var terms = byWord.Select(pair => new RoutingTerm(pair.Key, pair.Value)).ToArray();
        Array.Sort(terms, (a, b) => a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight) : string.CompareOrdinal(a.Word, b.Word));
        return terms;
    }

    private void Add(Dictionary<string, double> byWord, Occurrence occurrence, double weight)
    {
        if (occurrence.Word < 0)
        {
            byWord[_text.Unit] = byWord.GetValueOrDefault(_text.Unit) + weight;
            return;
        }

        var share = occurrence.IsPair ? weight / 2 : weight;
        var word = _text.Word(occurrence.Word).ToString();
        byWord[word] = byWord.GetValueOrDefault(word) + share;
        if (!occurrence.IsPair) return;

        var next = _text.Word(occurrence.Word + 1).ToString();
        byWord[next] = byWord.GetValueOrDefault(next) + share;
    }

    private static SparseVector Weigh(List<Occurrence> sorted, TermDictionary dictionary)
    {
        var (indices, counts) = (new List<int>(sorted.Count), new List<int>(sorted.Count));
        foreach (var occurrence in sorted)
        {
            if (indices.Count > 0 && indices[^1] == occurrence.Term)
            {
                counts[^1]++;
                continue;
            }

            indices.Add(occurrence.Term);
            counts.Add(1);
        }

        return dictionary.Vector([.. indices], counts);
    }

    private void CountKnown(TermDictionary dictionary)
    {
        Span<char> key = stackalloc char[TermReader.LongestKey];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < _text.Words.Count; i++)
        {
            var word = _text.Word(i);
            if (!seen.Add(word.ToString())) continue;

            var (known, topic) = (dictionary.TryFind(TermReader.WordKey(word, key), out _), !StopWords.Contains(word));
            if (known) KnownWords++;
            if (topic) TopicWords++;
            if (known && topic) KnownTopicWords++;
        }
    }

    private readonly record struct Occurrence(int Term, int Word, bool IsPair) : IComparable<Occurrence>
    {
        public int CompareTo(Occurrence other) => Term != other.Term ? Term.CompareTo(other.Term) : Word.CompareTo(other.Word);
    }

    private readonly struct Finder(TermDictionary dictionary) : ITermSink
    {
        public List<Occurrence> Found { get; } = [];

        public void Add(scoped ReadOnlySpan<char> key, TermBlock block, int word, bool isPair)
        {
            if (dictionary.TryFind(key, out var term)) Found.Add(new Occurrence(term, word, isPair));
        }
    }
}
