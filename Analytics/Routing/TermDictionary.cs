namespace IncidentPlatform.Analytics.Routing;

/// <summary>The terms a model knows, each with its number, block and weight of rarity. Numbers run from 0 without gaps.</summary>
internal sealed class TermDictionary
{
    // Half weight for facts: they tip a balance but never decide against the words (measured).
    private const float FactsWeight = 0.5f;
    private const int Blocks = 4;

    private readonly Dictionary<string, int> _numbers;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public TermDictionary(IReadOnlyList<string> terms, TermBlock[] blocks, float[] rarity)
    {
        (Terms, BlockOf, Rarity) = (terms, blocks, rarity);
        _numbers = new Dictionary<string, int>(terms.Count, StringComparer.Ordinal);
        for (var i = 0; i < terms.Count; i++) _numbers.Add(terms[i], i);
        _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public IReadOnlyList<string> Terms { get; }

    public TermBlock[] BlockOf { get; }

    /// <summary>Smoothed inverse document frequency: ln((1 + texts) / (1 + texts with the term)) + 1.</summary>
    public float[] Rarity { get; }

    public int Count => Rarity.Length;

    public bool TryFind(ReadOnlySpan<char> key, out int number) => _lookup.TryGetValue(key, out number);

    /// <summary>Weighs counted terms: (1 + ln count) × rarity, each block brought to its length, the whole to 1.</summary>
    /// <param name="terms">Rising.</param>
    public SparseVector Vector(int[] terms, List<int> counts)
    {
        var values = new float[terms.Length];
        Span<double> squares = stackalloc double[Blocks];
        squares.Clear();
        for (var i = 0; i < terms.Length; i++)
        {
            var value = (1 + MathF.Log(counts[i])) * Rarity[terms[i]];
            values[i] = value;
            squares[(int)BlockOf[terms[i]]] += (double)value * value;
        }

        Span<float> scale = stackalloc float[Blocks];
        scale.Clear();
        var length = 0.0;
        for (var block = 0; block < Blocks; block++)
        {
            if (squares[block] == 0) continue;

            var weight = block == (int)TermBlock.Facts ? FactsWeight : 1;
            scale[block] = (float)(weight / Math.Sqrt(squares[block]));
            length += weight * weight;
        }

        // To length 1 altogether: a record of facts alone is no fainter than one of words, and a product of two vectors is their cosine.
        for (var block = 0; block < Blocks && length > 0; block++) scale[block] /= (float)Math.Sqrt(length);

        for (var i = 0; i < terms.Length; i++) values[i] *= scale[(int)BlockOf[terms[i]]];
        return new SparseVector(terms, values);
    }
}
