namespace IncidentPlatform.Analytics.Routing;

/// <summary>
/// The training texts, read once: per text the numbers of its terms and how often each occurs. Every fit picks its own
/// dictionary from its own rows, so that what a held-out block says stays unknown to the model that scores it.
/// </summary>
internal sealed class TermCorpus
{
    // A term of one text tells nothing about another one, and the many misspelt pairs would double the model.
    private const int FewestTexts = 2;

    private readonly string[] _terms;
    private readonly TermBlock[] _blocks;
    private readonly TermRow[] _rows;

    private TermCorpus(string[] terms, TermBlock[] blocks, TermRow[] rows) => (_terms, _blocks, _rows) = (terms, blocks, rows);

    /// <summary>Terms over all texts, each counted once per text.</summary>
    public long Occurrences => _rows.Sum(row => (long)row.Terms.Length);

    /// <param name="progress">Called with the number of texts read.</param>
    public static TermCorpus Read(IReadOnlyList<RoutingExample> examples, Action<int> progress, CancellationToken cancel)
    {
        var terms = new TermRegister();
        var rows = new TermRow[examples.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            cancel.ThrowIfCancellationRequested();
            rows[i] = ReadRow(examples[i], terms);
            if (i % 256 == 0) progress(i);
        }

        return new TermCorpus(terms.Terms(), [.. terms.Blocks], rows);
    }

    /// <summary>The dictionary of some rows and the vectors of those rows under it.</summary>
    /// <param name="mostTerms">Bounds the dictionary; the terms of the most texts stay.</param>
    public (TermDictionary Dictionary, SparseVector[] Vectors) Vectorize(IReadOnlyList<int> rows, int mostTerms)
    {
        var texts = new int[_terms.Length];
        foreach (var row in rows)
        {
            foreach (var term in _rows[row].Terms) texts[term]++;
        }

        var fewest = FewestOf(texts, mostTerms);
        var numbers = new int[_terms.Length];
        var (known, blocks, rarity) = (new List<string>(), new List<TermBlock>(), new List<float>());
        for (var term = 0; term < _terms.Length; term++)
        {
            numbers[term] = -1;
            if (texts[term] < fewest) continue;

            numbers[term] = known.Count;
            known.Add(_terms[term]);
            blocks.Add(_blocks[term]);
            rarity.Add((float)(Math.Log((1.0 + rows.Count) / (1.0 + texts[term])) + 1));
        }

        var dictionary = new TermDictionary(known, [.. blocks], [.. rarity]);
        var vectors = new SparseVector[rows.Count];
        for (var i = 0; i < vectors.Length; i++) vectors[i] = Vector(_rows[rows[i]], numbers, dictionary);
        return (dictionary, vectors);
    }

    private static int FewestOf(int[] texts, int mostTerms)
    {
        var common = texts.Where(count => count >= FewestTexts).ToArray();
        if (common.Length <= mostTerms) return FewestTexts;

        Array.Sort(common);
        return common[^mostTerms] + 1;
    }

    private static TermRow ReadRow(RoutingExample example, TermRegister terms)
    {
        var counter = new Counter(terms);
        TermReader.Read(RoutingText.From(example.Input), ref counter);
        return counter.ToRow();
    }

    private static SparseVector Vector(TermRow row, int[] numbers, TermDictionary dictionary)
    {
        var indices = new List<int>(row.Terms.Length);
        var counts = new List<int>(row.Terms.Length);
        for (var i = 0; i < row.Terms.Length; i++)
        {
            if (numbers[row.Terms[i]] < 0) continue;
            indices.Add(numbers[row.Terms[i]]); // rising, as the row's terms are
            counts.Add(row.Counts[i]);
        }

        return dictionary.Vector([.. indices], counts);
    }

    /// <param name="Terms">Numbers in the corpus, rising.</param>
    private readonly record struct TermRow(int[] Terms, ushort[] Counts);

    private sealed class TermRegister
    {
        private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;

        public TermRegister() => _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();

        public List<TermBlock> Blocks { get; } = [];

        public int Number(ReadOnlySpan<char> key, TermBlock block)
        {
            if (_lookup.TryGetValue(key, out var number)) return number;

            number = Blocks.Count;
            _lookup[key] = number;
            Blocks.Add(block);
            return number;
        }

        public string[] Terms()
        {
            var terms = new string[_numbers.Count];
            foreach (var (term, number) in _numbers) terms[number] = term;
            return terms;
        }
    }

    private readonly struct Counter(TermRegister terms) : ITermSink
    {
        private readonly Dictionary<int, int> _counts = [];

        public void Add(scoped ReadOnlySpan<char> key, TermBlock block, int part, int second)
        {
            var number = terms.Number(key, block);
            _counts[number] = _counts.GetValueOrDefault(number) + 1;
        }

        public TermRow ToRow()
        {
            var numbers = _counts.Keys.ToArray();
            Array.Sort(numbers);
            var counts = _counts;
            return new TermRow(numbers, Array.ConvertAll(numbers, n => (ushort)Math.Min(counts[n], ushort.MaxValue)));
        }
    }
}
