using System.ComponentModel;
using System.Diagnostics;

namespace IncidentPlatform.AppHost.Composition;

internal static class EditionChoice
{
    private static readonly TimeSpan EngineLimit = TimeSpan.FromSeconds(3);

    /// <summary>The edition that was asked for; without one, what this machine can run, and says so.</summary>
    /// <exception cref="CannotStartException"><paramref name="asked"/> names no edition.</exception>
    public static Edition Choose(string? asked, bool isPublishing)
    {
        if (!string.IsNullOrEmpty(asked))
        {
            return Enum.GetNames<Edition>().FirstOrDefault(name => name.Equals(asked, StringComparison.OrdinalIgnoreCase)) is { } name
                ? Enum.Parse<Edition>(name)
                : throw new CannotStartException($"There is no edition '{asked}': use --edition local, containers or cloud.");
        }

        // A description of the platform must not depend on the machine that writes it.
        if (isPublishing) return Edition.Cloud;

        var answers = EngineAnswers();
        Console.WriteLine(answers
            ? "Edition: containers, because a container engine answers (choose another with --edition)."
            : "Edition: local, because no container engine answers (choose another with --edition).");
        return answers ? Edition.Containers : Edition.Local;
    }

    // An installed docker without its engine is of no use, so the engine itself is asked.
    private static bool EngineAnswers()
    {
        try
        {
            using var docker = Process.Start(new ProcessStartInfo("docker", "info") { RedirectStandardOutput = true, RedirectStandardError = true });
            if (docker is null) return false;
            docker.OutputDataReceived += (_, _) => { };
            docker.ErrorDataReceived += (_, _) => { };
            docker.BeginOutputReadLine();
            docker.BeginErrorReadLine();
            if (docker.WaitForExit(EngineLimit)) return docker.ExitCode == 0;
            docker.Kill();
            return false;
        }
        catch (Win32Exception)
        {
            return false; // no docker at all
        }
    }
}
