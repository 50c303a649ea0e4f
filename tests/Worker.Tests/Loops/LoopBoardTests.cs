using System.Diagnostics.Metrics;
using IncidentPlatform.Worker.Loops;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;

namespace IncidentPlatform.Worker.Tests.Loops;

public sealed class LoopBoardTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task A_loop_without_a_good_pass_for_too_long_degrades_the_process_until_the_next_one()
    {
        var board = new LoopBoard(_services.GetRequiredService<IMeterFactory>(), _time);
        board.Expect("mail", TimeSpan.FromMinutes(2));
        board.Expect("escalation", TimeSpan.FromSeconds(30));

        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(HealthStatus.Healthy, await StatusAsync(board));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HealthStatus.Degraded, await StatusAsync(board));
        board.Succeeded("escalation");
        Assert.Equal(HealthStatus.Healthy, await StatusAsync(board));
    }

    public void Dispose() => _services.Dispose();

    private static async Task<HealthStatus> StatusAsync(LoopBoard board) =>
        (await board.CheckHealthAsync(new HealthCheckContext(), TestContext.Current.CancellationToken)).Status;
}
