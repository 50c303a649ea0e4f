using System.Diagnostics;
using System.Globalization;

namespace IncidentPlatform.AppHost.Postgres;

/// <summary>The PostgreSQL server programs of this machine, and how to run them: never as root.</summary>
/// <param name="Folder">Where <c>initdb</c>, <c>postgres</c> and <c>pg_ctl</c> are.</param>
/// <param name="RunAs">The unprivileged account to run them as; null when this process is unprivileged itself.</param>
internal sealed record PostgresBinaries(string Folder, string? RunAs)
{
    private const int OldestMajor = 15;
    private const string Account = "postgres";

    /// <summary>The newest installed server of major version 15 or later.</summary>
    /// <exception cref="InvalidOperationException">None is installed, or this is root and there is no account to step down to; the message says what to do.</exception>
    public static PostgresBinaries Find()
    {
        var folder = DebianFolders().Concat(PathFolders()).FirstOrDefault(HasServer)
            ?? throw new InvalidOperationException(
                $"No PostgreSQL {OldestMajor} or later found: install it (Debian and Ubuntu: apt-get install postgresql), or start with --edition containers.");

        if (!Environment.IsPrivilegedProcess) return new PostgresBinaries(folder, null);
        if (File.ReadLines("/etc/passwd").Any(line => line.StartsWith($"{Account}:", StringComparison.Ordinal)))
            return new PostgresBinaries(folder, Account);

        throw new InvalidOperationException(
            $"PostgreSQL does not run as root and there is no account '{Account}': create it (useradd --system {Account}), or start as another user.");
    }

    /// <summary>The words that run <paramref name="program"/> unprivileged: the file to start first, then its arguments.</summary>
    /// <remarks><c>setpriv</c> becomes the program instead of standing before it, so signals reach the server itself
    /// (<c>runuser</c> would kill it two seconds after a SIGTERM).</remarks>
    public IReadOnlyList<string> Command(string program, params IEnumerable<string> arguments)
    {
        string[] own = [Path.Combine(Folder, program), .. arguments];
        return RunAs is null
            ? own
            : ["setpriv", $"--reuid={RunAs}", $"--regid={RunAs}", "--init-groups", "--reset-env", .. own];
    }

    /// <summary>Creates a folder that only the server's account may enter.</summary>
    public void CreateFolder(string path)
    {
        string[] owner = RunAs is null ? [] : ["-o", RunAs, "-g", RunAs];
        Run(["install", "-d", "-m", "700", .. owner, path]);
    }

    /// <summary>Runs a command to its end and returns its exit code.</summary>
    /// <exception cref="InvalidOperationException">It failed and <paramref name="mayFail"/> is false; the message is what it said.</exception>
    public static int Run(IReadOnlyList<string> command, bool mayFail = false)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"'{command[0]}' did not start.");
        var error = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        if (process.ExitCode == 0 || mayFail) return process.ExitCode;
        throw new InvalidOperationException($"'{string.Join(' ', command)}' failed: {error.GetAwaiter().GetResult().Trim()}");
    }

    private static IEnumerable<string> DebianFolders()
    {
        const string root = "/usr/lib/postgresql";
        if (!Directory.Exists(root)) return [];
        return from folder in Directory.EnumerateDirectories(root)
               let major = int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var number) ? number : 0
               where major >= OldestMajor
               orderby major descending
               select Path.Combine(folder, "bin");
    }

    private static IEnumerable<string> PathFolders() =>
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
        where HasServer(folder) && MajorOf(folder) >= OldestMajor
        select folder;

    private static bool HasServer(string folder) =>
        File.Exists(Path.Combine(folder, "postgres")) && File.Exists(Path.Combine(folder, "initdb"));

    // "postgres (PostgreSQL) 16.4 (Homebrew)"
    private static int MajorOf(string folder)
    {
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(folder, "postgres"), "--version") { RedirectStandardOutput = true });
        var words = process?.StandardOutput.ReadToEnd().Split(' ') ?? [];
        return words.Length > 2 && int.TryParse(words[2].Split('.')[0], CultureInfo.InvariantCulture, out var major) ? major : 0;
    }
}
