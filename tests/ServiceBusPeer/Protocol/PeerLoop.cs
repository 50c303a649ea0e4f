using System.Threading.Channels;

namespace IncidentPlatform.ServiceBusPeer.Protocol;

/// <summary>
/// The one thread on which everything in the peer happens, so that its entities need no locks and its protocol
/// callbacks, which arrive while the AMQP library holds locks of its own, never wait for each other.
/// </summary>
internal sealed class PeerLoop : IAsyncDisposable
{
    private static readonly TimeSpan WaitLimit = TimeSpan.FromSeconds(30);

    private readonly Channel<Action> work = Channel.CreateUnbounded<Action>(new UnboundedChannelOptions { SingleReader = true });
    private readonly List<(Func<bool> Condition, TaskCompletionSource Reached)> waits = [];
    private readonly List<Exception> failures = [];
    private readonly Task run;

    public PeerLoop() => run = Task.Run(RunAsync);

    public void Post(Action action) => work.Writer.TryWrite(action);

    public Task<T> AskAsync<T>(Func<T> question)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var posted = work.Writer.TryWrite(() =>
        {
            try
            {
                answer.SetResult(question());
            }
            catch (Exception exception)
            {
                answer.SetException(exception);
            }
        });
        if (!posted) answer.SetException(new ObjectDisposedException(nameof(PeerLoop)));
        return answer.Task;
    }

    /// <summary>Completes as soon as the condition, looked at after each step of the peer, holds; fails after the limit.</summary>
    public Task WaitAsync(Func<bool> condition, CancellationToken cancel)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() => waits.Add((condition, reached)));
        return reached.Task.WaitAsync(WaitLimit, cancel);
    }

    /// <summary>Ends the loop; a mistake of the peer itself comes out here and fails the test that met it.</summary>
    public async ValueTask DisposeAsync()
    {
        work.Writer.TryComplete();
        await run;
        if (failures.Count > 0) throw new AggregateException("The peer failed.", failures);
    }

    private async Task RunAsync()
    {
        await foreach (var action in work.Reader.ReadAllAsync())
        {
            try
            {
                action();
            }
            catch (Exception exception)
            {
                failures.Add(exception);
            }
            waits.RemoveAll(wait => wait.Condition() && wait.Reached.TrySetResult());
        }
    }
}
