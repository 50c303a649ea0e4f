using System.Diagnostics;
using IncidentPlatform.Load.Platform;

namespace IncidentPlatform.Load.Http;

/// <summary>Lets some callers do one kind of thing, each again as soon as it was answered.</summary>
internal static class Phase
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ReportEvery = TimeSpan.FromSeconds(5);

    /// <summary>Runs it.</summary>
    /// <param name="name">What is done.</param>
    /// <param name="clients">How many at once.</param>
    /// <param name="length">How long, after a warm-up.</param>
    /// <param name="act">The thing, by the caller with this index; throws when it is refused.</param>
    /// <param name="meter">Reads processor time.</param>
    /// <param name="cancel">Ends everything.</param>
    public static async Task<PhaseResult> RunAsync(
        string name, int clients, TimeSpan length, Func<int, CancellationToken, Task> act, CpuMeter meter, CancellationToken cancel)
    {
        await LoopAsync(clients, WarmUp, act, null, cancel);

        var progress = new Progress(name, clients, ReportEvery);
        var cpuBefore = await meter.ReadAsync(cancel);
        var started = Stopwatch.GetTimestamp();
        var loops = await LoopAsync(clients, length, act, progress, cancel);
        var passed = Stopwatch.GetElapsedTime(started);
        var cpu = await meter.ReadAsync(cancel) - cpuBefore;

        var latencies = loops.SelectMany(loop => loop.Latencies).ToArray();
        Array.Sort(latencies);
        return new PhaseResult(name, clients, passed, latencies, loops.Sum(loop => loop.Failures), loops.Select(loop => loop.Failure).FirstOrDefault(text => text is not null), cpu);
    }

    private static async Task<Loop[]> LoopAsync(
        int clients, TimeSpan length, Func<int, CancellationToken, Task> act, Progress? progress, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        return await Task.WhenAll(Enumerable.Range(0, clients).Select(index => Task.Run(() => RunLoopAsync(index), cancel)));

        async Task<Loop> RunLoopAsync(int index)
        {
            var loop = new Loop();
            while (Stopwatch.GetElapsedTime(started) < length)
            {
                var sent = Stopwatch.GetTimestamp();
                try
                {
                    await act(index, cancel);
                    loop.Latencies.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
                }
                catch (HttpRequestException exception)
                {
                    loop.Failures++;
                    loop.Failure ??= exception.Message;
                }
                progress?.Count();
            }
            return loop;
        }
    }

    private sealed class Loop
    {
        public List<double> Latencies { get; } = [];
        public int Failures { get; set; }
        public string? Failure { get; set; }
    }

    /// <summary>A line now and then while it runs.</summary>
    private sealed class Progress(string name, int clients, TimeSpan every)
    {
        private readonly long _started = Stopwatch.GetTimestamp();
        private long _next = Stopwatch.GetTimestamp() + (long)(every.TotalSeconds * Stopwatch.Frequency);
        private long _count;

        public void Count()
        {
            var count = Interlocked.Increment(ref _count);
            var (now, next) = (Stopwatch.GetTimestamp(), Interlocked.Read(ref _next));
            if (now < next || Interlocked.CompareExchange(ref _next, now + (long)(every.TotalSeconds * Stopwatch.Frequency), next) != next) return;

            var passed = Stopwatch.GetElapsedTime(_started).TotalSeconds;
            Console.Error.WriteLine($"  {name}, {clients} at once: {count:N0} in {passed:0} s ({count / passed:N0}/s)");
        }
    }
}
