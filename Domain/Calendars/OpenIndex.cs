namespace IncidentPlatform.Domain.Calendars;

/// <summary>Blocks without a gap from the earliest to the latest second asked about so far, with running totals.</summary>
/// <remarks>
/// A question is answered from one immutable window, so readers never lock. A question outside it builds the missing
/// blocks under a lock and swaps in a larger window that shares the blocks of the former.
/// </remarks>
internal sealed class OpenIndex(OpenSchedule schedule, int firstNumber, int lastNumber)
{
    private readonly Lock _growing = new();
    private volatile Window? _window;

    /// <summary>A window that has all blocks from one number to another.</summary>
    public Window Covering(int first, int last)
    {
        var window = _window;
        return window is not null && window.First <= first && last <= window.Last ? window : Grow(first, last);
    }

    /// <summary>The earliest second by which so many more were open than before <paramref name="start"/>; null if none is in range.</summary>
    public long? Find(long start, long openSeconds)
    {
        var number = OpenBlock.NumberOf(start);
        var last = number;
        while (true)
        {
            // Positions are relative to the window, which others may have grown to the left meanwhile.
            var window = Covering(number, last);
            var goal = window.OpenSecondsBefore(start) + openSeconds;
            if (goal <= window.OpenSeconds) return window.SecondOf(goal);
            if (window.Last == lastNumber) return null;
            last = window.Last + 1;
        }
    }

    private Window Grow(int first, int last)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first, firstNumber);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(last, lastNumber);
        lock (_growing)
        {
            var former = _window;
            first = Math.Min(first, former?.First ?? first);
            last = Math.Max(last, former?.Last ?? last);
            var blocks = new OpenBlock[last - first + 1];
            for (var i = 0; i < blocks.Length; i++)
            {
                blocks[i] = former?.Block(first + i) ?? new OpenBlock(schedule, first + i);
            }

            return _window = new Window(first, blocks);
        }
    }

    internal sealed class Window
    {
        private readonly OpenBlock[] _blocks;
        private readonly long[] _before; // open seconds of the window before each block

        public Window(int first, OpenBlock[] blocks)
        {
            First = first;
            _blocks = blocks;
            _before = new long[blocks.Length];
            for (var i = 0; i < blocks.Length; i++)
            {
                _before[i] = OpenSeconds;
                OpenSeconds += blocks[i].OpenSeconds;
            }
        }

        public int First { get; }

        public int Last => First + _blocks.Length - 1;

        public long OpenSeconds { get; }

        public OpenBlock? Block(int number) => number < First || number > Last ? null : _blocks[number - First];

        public bool IsOpen(long second) => _blocks[OpenBlock.NumberOf(second) - First].IsOpen((int)(second & (OpenBlock.Length - 1)));

        public long OpenSecondsBefore(long second)
        {
            var index = OpenBlock.NumberOf(second) - First;
            return _before[index] + _blocks[index].OpenSecondsBefore((int)(second & (OpenBlock.Length - 1)));
        }

        /// <summary>The earliest second before which so many were open, from 1 to <see cref="OpenSeconds"/>.</summary>
        public long SecondOf(long openSeconds)
        {
            var index = _before.AsSpan().BinarySearch(openSeconds);
            index = index >= 0 ? index : ~index;
            // Blocks without openings share their total with the next: step back to the one that holds the last second.
            do
            {
                index--;
            }
            while (_before[index] == openSeconds);
            return OpenBlock.OriginOf(First + index) + _blocks[index].OffsetOf((int)(openSeconds - _before[index]));
        }
    }
}
