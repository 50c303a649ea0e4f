namespace IncidentPlatform.Platform.Tests.Composition;

public sealed class StartAndStopTests
{
    [Fact]
    public async Task Killed_platform_leaves_no_process_and_the_next_start_finds_its_data()
    {
        var data = Path.Combine(Path.GetTempPath(), $"incident-platform-kill-{Guid.NewGuid():N}");
        string[] arguments = ["--edition", "local", "--random-ports", $"--INCIDENT_PLATFORM_DATA={data}"];
        try
        {
            using (var killed = HostProcess.Start("AppHost", arguments))
            {
                await killed.WaitAsync(() => IsReady(killed));
                Assert.NotEmpty(killed.Descendants());
                killed.Process.Kill();
                await killed.WaitAsync(() => killed.Descendants().Count == 0);
            }
            var created = File.GetCreationTimeUtc(Path.Combine(data, "postgres", "data", "PG_VERSION"));

            using var next = HostProcess.Start("AppHost", arguments);
            await next.WaitAsync(() => IsReady(next));
            using var refused = HostProcess.Start("AppHost", arguments);
            await refused.WaitAsync(() => refused.Process.HasExited && refused.Output.Contains("already runs", StringComparison.Ordinal));
            await TerminateAsync(next);

            Assert.Equal(1, refused.Process.ExitCode);
            Assert.Equal(0, next.Process.ExitCode);
            Assert.Equal(created, File.GetCreationTimeUtc(Path.Combine(data, "postgres", "data", "PG_VERSION")));
            await next.WaitAsync(() => next.Descendants().Count == 0);
        }
        finally
        {
            if (Directory.Exists(data)) Directory.Delete(data, recursive: true);
        }
    }

    [Theory]
    [InlineData("Api", "", "Demo:Enabled", "Demo__Enabled", "true")]
    [InlineData("Web", "", "Web:Something", "Web__Something", "Password=Demo-2026!")]
    [InlineData("Worker", "", "Metrics:ScrapeToken", "Metrics__ScrapeToken", "short")]
    [InlineData("Analytics", "", "ConnectionStrings:platform", "ConnectionStrings__platform", "")]
    [InlineData("Worker", "--mailbox", "Mail:Host", "Mail__Host", "")]
    [InlineData("Worker", "--migrate", "ConnectionStrings:platform-owner", "ConnectionStrings__platform-owner", "")]
    public async Task Outside_development_an_unsafe_setting_is_refused_by_name(string project, string argument, string named, string key, string value)
    {
        string[] arguments = argument.Length > 0 ? [argument] : [];

        var run = await HostProcess.RunAsync(project, arguments, ("ASPNETCORE_ENVIRONMENT", "Production"), ("ASPNETCORE_URLS", "http://127.0.0.1:0"), (key, value));

        Assert.Equal(78, run.ExitCode);
        Assert.Contains(named, run.Output, StringComparison.Ordinal);
    }

    private static bool IsReady(HostProcess process)
    {
        Assert.False(process.Process.HasExited, process.Output);
        return process.Output.Contains("Ctrl-C stops everything", StringComparison.Ordinal);
    }

    private static async Task TerminateAsync(HostProcess process)
    {
        using var kill = System.Diagnostics.Process.Start("kill", ["-TERM", $"{process.Process.Id}"]);
        await process.WaitAsync(() => process.Process.HasExited);
    }
}
