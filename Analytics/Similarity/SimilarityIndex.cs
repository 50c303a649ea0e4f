using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using IncidentPlatform.Analytics.Routing;

namespace IncidentPlatform.Analytics.Similarity;

/// <summary>
/// Finds the records that are worded most alike: an inverted index over words, pairs of the subject's words and groups of four characters
/// inside a word, with the cosine of their weights. Holds numbers only, no words. Any number of threads may ask while one adds.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "An index is let go while somebody may still ask it; the collector takes the gate with it.")]
internal sealed class SimilarityIndex
{
    /// <summary>Below it two records share little more than the language.</summary>
    public const double Least = 0.15;

    private const int Piece = 4;
    private const float PieceWeight = 0.35f;
    private const float SubjectWeight = 2;

    // In a large index a term of every fifth record costs most of the time and moves no order.
    private const int LargeFrom = 2_000;
    private const double CommonShare = 0.2;

    // Texts of the last hour compared with each other are a large part of a small index: what they share would count as common.
    private const int Unseen = 1_000;

    // An entry is a record's number and a weight in thirty-seconds: four bytes, a third of what a plain pair takes.
    private const int WeightBits = 8;
    private const float Grain = 32;
    private const int MostRecords = 1 << (32 - WeightBits);

    private readonly ReaderWriterLockSlim _gate = new();
    private readonly Dictionary<long, List<uint>> _postings = [];
    private readonly Dictionary<Guid, int> _numbers = [];
    private readonly List<Guid> _ids = [];
    private readonly List<float> _lengths = [];

    public int Count => _ids.Count;

    public bool Contains(Guid id)
    {
        _gate.EnterReadLock();
        try
        {
            return _numbers.ContainsKey(id);
        }
        finally
        {
            _gate.ExitReadLock();
        }
    }

    /// <summary>Adds records; those that are in it already are left alone.</summary>
    public void Add(IEnumerable<(Guid Id, string Subject, string Description)> records)
    {
        var read = records.Select(record => (record.Id, Terms: Read(record.Subject, record.Description))).ToList();
        _gate.EnterWriteLock();
        try
        {
            var added = new List<(int Number, Dictionary<long, float> Terms)>(read.Count);
            foreach (var (id, terms) in read)
            {
                if (_ids.Count == MostRecords || !_numbers.TryAdd(id, _ids.Count)) continue;

                added.Add((_ids.Count, terms));
                foreach (var (term, weight) in terms)
                {
                    ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_postings, term, out _);
                    (list ??= new List<uint>(2)).Add(((uint)_ids.Count << WeightBits) | (uint)Math.Min(byte.MaxValue, MathF.Round(weight * Grain)));
                }

                _ids.Add(id);
                _lengths.Add(0);
            }

            // Rarity is taken when a record comes in: it drifts slowly, and the index is built anew with its process.
            foreach (var (number, terms) in added) _lengths[number] = Length(terms);
        }
        finally
        {
            _gate.ExitWriteLock();
        }
    }

    /// <summary>The most similar records, most similar first.</summary>
    public IReadOnlyList<(Guid Id, double Similarity)> Find(string? subject, string? description, int most, Guid? except = null)
    {
        var terms = Read(subject, description);
        _gate.EnterReadLock();
        var scores = ArrayPool<float>.Shared.Rent(Math.Max(1, _ids.Count));
        try
        {
            Array.Clear(scores, 0, _ids.Count);
            var length = Length(terms);
            if (length == 0) return [];

            foreach (var (term, weight) in terms)
            {
                if (!_postings.TryGetValue(term, out var list) || IsCommon(list.Count)) continue;

                var rarity = Rarity(list.Count);
                var share = weight * rarity * rarity / (Grain * length);
                foreach (var entry in CollectionsMarshal.AsSpan(list)) scores[entry >> WeightBits] += share * (entry & byte.MaxValue);
            }

            var excluded = except is { } id && _numbers.TryGetValue(id, out var number) ? number : -1;
            return Best(scores, most, excluded);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scores);
            _gate.ExitReadLock();
        }
    }

    /// <summary>How alike texts are that need not be in the index: the cosine of their weights, in the order of the others.</summary>
    /// <param name="terms">What <see cref="Read"/> made of the one that is compared.</param>
    /// <param name="others">And of the others.</param>
    public IReadOnlyList<double> Compare(Dictionary<long, float> terms, IEnumerable<Dictionary<long, float>> others)
    {
        _gate.EnterReadLock();
        try
        {
            var length = Length(terms, Unseen);
            return [.. others.Select(other => length == 0 ? 0 : Cosine(terms, length, other))];
        }
        finally
        {
            _gate.ExitReadLock();
        }
    }

    private double Cosine(Dictionary<long, float> terms, float length, Dictionary<long, float> other)
    {
        var sum = 0.0;
        foreach (var (term, weight) in other)
        {
            if (!terms.TryGetValue(term, out var own)) continue;

            var texts = _postings.TryGetValue(term, out var list) ? list.Count : 0;
            if (IsCommon(texts)) continue;

            var rarity = Rarity(texts, Unseen);
            sum += (double)own * weight * rarity * rarity;
        }

        return sum == 0 ? 0 : Math.Min(1, sum / (length * Length(other, Unseen)));
    }

    private List<(Guid Id, double Similarity)> Best(float[] scores, int most, int excluded)
    {
        var best = new PriorityQueue<int, float>(most + 1);
        for (var record = 0; record < _ids.Count; record++)
        {
            if (scores[record] == 0 || record == excluded || _lengths[record] == 0) continue;

            var similarity = scores[record] / _lengths[record];
            if (similarity < Least || (best.Count == most && best.TryPeek(out _, out var lowest) && similarity <= lowest)) continue;

            best.Enqueue(record, similarity);
            if (best.Count > most) best.Dequeue();
        }

        var found = new List<(Guid Id, double Similarity)>(best.Count);
        while (best.TryDequeue(out var record, out var similarity)) found.Add((_ids[record], Math.Min(1, similarity)));
        found.Reverse();
        return found;
    }

    private float Length(Dictionary<long, float> terms, int unseen = 0)
    {
        var sum = 0.0;
        foreach (var (term, weight) in terms)
        {
            var texts = _postings.TryGetValue(term, out var list) ? list.Count : 0;
            if (IsCommon(texts)) continue;

            var value = weight * Rarity(texts, unseen);
            sum += value * value;
        }

        return (float)Math.Sqrt(sum);
    }

    // As if there were so many records more that have nothing in common with any.
    private float Rarity(int texts, int unseen = 0) => MathF.Log((1f + unseen + _ids.Count) / (1f + texts)) + 1;

    private bool IsCommon(int texts) => _ids.Count >= LargeFrom && texts > _ids.Count * CommonShare;

    /// <summary>The terms of a text with their weights.</summary>
    public static Dictionary<long, float> Read(string? subject, string? description)
    {
        var reader = new Reader();
        TermReader.Read(RoutingText.From(RoutingInput.Of(subject, description)), ref reader);
        var terms = reader.Counts;
        foreach (var term in terms.Keys)
        {
            ref var weight = ref CollectionsMarshal.GetValueRefOrNullRef(terms, term);
            weight = 1 + MathF.Log(1 + weight) - MathF.Log(2);
            if ((term & 3) == (int)TermBlock.Characters) weight *= PieceWeight;
            if ((term & 3) == (int)TermBlock.Subject) weight *= SubjectWeight / 2;
        }

        return terms;
    }

    /// <summary>Terms by a number that is the same in every process; two of 2^62 never meet in practice.</summary>
    private readonly struct Reader() : ITermSink
    {
        public Dictionary<long, float> Counts { get; } = [];

        public void Add(scoped ReadOnlySpan<char> key, TermBlock block, int part, int second)
        {
            var isPair = second != TermReader.NoPart;
            if (block == TermBlock.Characters && key.Length != Piece + 1) return;
            if (block is TermBlock.Words && (isPair || StopWords.Contains(key[1..]))) return;
            if (block is TermBlock.Subject && !isPair && StopWords.Contains(key[1..])) return;

            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(Counts, Number(key, block), out _);
            count++;
        }

        // FNV-1a.
        private static long Number(ReadOnlySpan<char> key, TermBlock block)
        {
            var hash = 14695981039346656037UL;
            foreach (var character in key) hash = (hash ^ character) * 1099511628211UL;
            return (long)((hash << 2) | (uint)block);
        }
    }
}
