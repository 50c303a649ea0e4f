using System.Diagnostics;
using System.Text.RegularExpressions;
using IncidentPlatform.Platform.Tests.Composition;

namespace IncidentPlatform.Platform.Tests.Journeys;

/// <summary>The guide's commands are run as they stand, so that nobody is sent a wrong way.</summary>
public sealed partial class ApiGuideTests(RunningPlatform platform)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_command_of_the_api_guide_works()
    {
        var guide = await File.ReadAllTextAsync(Path.Combine(HostProcess.Repository, "docs", "api.md"), Cancel);
        var commands = Blocks().Matches(guide).Select(block => block.Groups[1].Value).ToList();

        var (code, output, errors) = await RunAsync(string.Join('\n', commands));

        Assert.True(code == 0, $"Exit code {code}.\n{errors}\n{output}");
        Assert.True(commands.Count >= 8, "The guide lost its commands.");
        Assert.Contains("\"state\":\"Resolved\"", output, StringComparison.Ordinal);
        Assert.Contains("\"legalMoves\":[", output, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Output, string Errors)> RunAsync(string commands)
    {
        var start = new ProcessStartInfo("bash", ["-euxo", "pipefail", "-c", commands]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["API"] = (await platform.AddressAsync("api")).ToString().TrimEnd('/');
        using var shell = Process.Start(start)!;
        var output = shell.StandardOutput.ReadToEndAsync(Cancel);
        var errors = shell.StandardError.ReadToEndAsync(Cancel);
        await shell.WaitForExitAsync(Cancel);
        return (shell.ExitCode, await output, await errors);
    }

    [GeneratedRegex("^```sh\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
