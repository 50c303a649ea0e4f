namespace IncidentPlatform.Domain.Calendars;

/// <summary>The open intervals of 2^25 seconds (388 days), sorted, as offsets from the block's start. Immutable.</summary>
/// <remarks>Offsets fit an <see cref="int"/>: an office calendar's block takes about 7 KB.</remarks>
internal sealed class OpenBlock
{
    public const int Shift = 25;
    public const int Length = 1 << Shift;

    private readonly int[] _starts;
    private readonly int[] _ends;
    private readonly int[] _before; // open seconds of the block before each interval

    public OpenBlock(OpenSchedule schedule, int number)
    {
        var origin = OriginOf(number);
        var starts = new List<int>();
        var ends = new List<int>();
        foreach (var piece in schedule.Pieces(origin, origin + Length))
        {
            var start = (int)(piece.Start - origin);
            if (ends.Count > 0 && ends[^1] == start)
            {
                ends.RemoveAt(ends.Count - 1); // touching: one interval
            }
            else
            {
                starts.Add(start);
            }

            ends.Add((int)(piece.End - origin));
        }

        _starts = [.. starts];
        _ends = [.. ends];
        _before = new int[_starts.Length];
        for (var i = 0; i < _starts.Length; i++)
        {
            _before[i] = OpenSeconds;
            OpenSeconds += _ends[i] - _starts[i];
        }
    }

    public int OpenSeconds { get; }

    public int IntervalCount => _starts.Length;

    public static int NumberOf(long second) => (int)(second >> Shift);

    public static long OriginOf(int number) => (long)number << Shift;

    public (int Start, int End) IntervalAt(int index) => (_starts[index], _ends[index]);

    /// <summary>Index of the last interval that starts at or before the offset; -1 if none does.</summary>
    public int IndexAt(int offset)
    {
        var index = _starts.AsSpan().BinarySearch(offset);
        return index >= 0 ? index : ~index - 1;
    }

    public bool IsOpen(int offset)
    {
        var index = IndexAt(offset);
        return index >= 0 && offset < _ends[index];
    }

    /// <summary>Open seconds from the block's start to the offset.</summary>
    public int OpenSecondsBefore(int offset)
    {
        var index = IndexAt(offset);
        return index < 0 ? 0 : _before[index] + Math.Min(offset, _ends[index]) - _starts[index];
    }

    /// <summary>The earliest offset before which that many seconds were open; 1 to <see cref="OpenSeconds"/>.</summary>
    public int OffsetOf(int openSeconds)
    {
        // The interval that holds the last of them starts with fewer behind it: at an end, not at the next start.
        var index = _before.AsSpan().BinarySearch(openSeconds);
        index = (index >= 0 ? index : ~index) - 1;
        return _starts[index] + openSeconds - _before[index];
    }
}
