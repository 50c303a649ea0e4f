namespace IncidentPlatform.Analytics.Routing;

/// <summary>A text under a dictionary: its vector, how much of it is known, and which word each value came from.</summary>
internal sealed class KnownText
{
    // Of running text in either language a third to a half are such words; of French or German one in twenty by chance.
    private const double LeastBindingShare = 0.15;

    private readonly RoutingText _text;
    private readonly TermDictionary _dictionary;
    private readonly List<Occurrence> _occurrences;

    private KnownText(RoutingText text, TermDictionary dictionary, List<Occurrence> occurrences)
    {
        (_text, _dictionary, _occurrences) = (text, dictionary, occurrences);
        Vector = Weigh(occurrences, dictionary);
        CountKnown();
    }

    public SparseVector Vector { get; }

    /// <summary>Different words that carry meaning (see <see cref="StopWords"/>).</summary>
    public int TopicWords { get; private set; }

    /// <summary>Those of them that the dictionary has.</summary>
    public int KnownTopicWords { get; private set; }

    /// <summary>Different words that the dictionary has, with meaning or without.</summary>
    public int KnownWords { get; private set; }

    /// <summary>Facts that the dictionary has.</summary>
    public int KnownFacts { get; private set; }

    public double KnownShare => TopicWords == 0 ? 0 : KnownTopicWords / (double)TopicWords;

    /// <summary>Whether the small words of Indonesian or English hold it together.</summary>
    public bool IsKnownLanguage { get; private set; }

    public bool IsForeignScript => _text.IsForeignScript;

    public static KnownText Read(RoutingInput input, TermDictionary dictionary)
    {
        var text = RoutingText.From(input);
        var finder = new Finder(dictionary);
        TermReader.Read(text, ref finder);
        finder.Found.Sort();
        return new KnownText(text, dictionary, finder.Found);
    }

    /// <summary>
    /// What each word and fact adds to a group's score, heaviest first. A word gets its own weight, that of its groups of characters, and half
    /// of each pair it stands in; a term that occurs several times is shared evenly. With the bias the sum is the score.
    /// </summary>
    public RoutingTerm[] Weights(LinearScorer scorer, int group)
    {
        var byPart = new Dictionary<string, double>(StringComparer.Ordinal);
        var at = 0;
        for (var i = 0; i < Vector.Indices.Length; i++)
        {
            var end = at;
            while (end < _occurrences.Count && _occurrences[end].Term == Vector.Indices[i]) end++;

            var each = Vector.Values[i] * scorer.Weight(Vector.Indices[i], group) / (end - at);
            for (; at < end; at++) Add(byPart, _occurrences[at], each);
        }

        var terms = byPart.Select(pair => new RoutingTerm(pair.Key, pair.Value)).ToArray();
        Array.Sort(terms, (a, b) => a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight) : string.CompareOrdinal(a.Word, b.Word));
        return terms;
    }

    /// <summary>
    /// Whether a word may be named in an explanation that is kept: the dictionary, made from masked texts, has it. A name or a number of one
    /// person has weight through its groups of characters only, and is never named.
    /// </summary>
    public bool MayName(string part)
    {
        Span<char> key = stackalloc char[TermReader.LongestKey];
        return part.Contains('=') ? _dictionary.TryFind(TermReader.FactKey(part, key), out _)
            : !StopWords.Contains(part) && _dictionary.TryFind(TermReader.WordKey(part, key), out _);
    }

    private void Add(Dictionary<string, double> byPart, Occurrence occurrence, double weight)
    {
        var first = _text.Part(occurrence.First);
        var isPair = occurrence.Second != TermReader.NoPart;
        byPart[first] = byPart.GetValueOrDefault(first) + (isPair ? weight / 2 : weight);
        if (!isPair) return;

        var second = _text.Part(occurrence.Second);
        byPart[second] = byPart.GetValueOrDefault(second) + weight / 2;
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

    private void CountKnown()
    {
        Span<char> key = stackalloc char[TermReader.LongestKey];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var binding = 0;
        for (var i = 0; i < _text.Words.Count; i++)
        {
            var word = _text.Word(i);
            if (!seen.Add(word.ToString())) continue;

            var (known, topic) = (_dictionary.TryFind(TermReader.WordKey(word, key), out _), !StopWords.Contains(word));
            if (known) KnownWords++;
            if (topic) TopicWords++;
            if (known && topic) KnownTopicWords++;
            if (!topic && word.Length > 1) binding++;
        }

        IsKnownLanguage = binding >= LeastBindingShare * seen.Count;
        KnownFacts = 0;
        foreach (var fact in _text.Facts)
        {
            if (_dictionary.TryFind(TermReader.FactKey(fact, key), out _)) KnownFacts++;
        }
    }

    private readonly record struct Occurrence(int Term, int First, int Second) : IComparable<Occurrence>
    {
        public int CompareTo(Occurrence other) => Term != other.Term ? Term.CompareTo(other.Term) : First.CompareTo(other.First);
    }

    private readonly struct Finder(TermDictionary dictionary) : ITermSink
    {
        public List<Occurrence> Found { get; } = [];

        public void Add(scoped ReadOnlySpan<char> key, TermBlock block, int part, int second)
        {
            if (dictionary.TryFind(key, out var term)) Found.Add(new Occurrence(term, part, second));
        }
    }
}
