namespace IncidentPlatform.Data.Demo.History;

/// <summary>SplitMix64: the same seed gives the same history on every machine and every future runtime.</summary>
internal sealed class SyntheticRandom(int seed)
{
    private ulong _state = (ulong)(uint)seed * 0x9E3779B97F4A7C15UL + 0x1234_5678_9ABC_DEF1UL;

    /// <summary>0 up to but not including 1.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>0 up to but not including <paramref name="count"/>.</summary>
    public int Below(int count) => (int)(Share() * count);

    public bool Chance(double share) => Share() < share;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    public T Weighted<T>(ReadOnlySpan<(T Item, double Odds)> items)
    {
        var sum = 0.0;
        foreach (var (_, odds) in items) sum += odds;

        var left = Share() * sum;
        foreach (var (item, odds) in items)
        {
            left -= odds;
            if (left < 0) return item;
        }

        return items[^1].Item;
    }

    /// <summary>Log-normal: half of the draws are below the median, few are far above it.</summary>
    public double Spread(double median, double sigma)
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - Share())) * Math.Cos(2 * Math.PI * Share());
        return median * Math.Exp(sigma * normal);
    }

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15UL;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
