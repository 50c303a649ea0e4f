using System.Text.Json;
using IncidentPlatform.Load.Platform;
using Npgsql;

namespace IncidentPlatform.Load.Cost;

/// <summary>
/// The plans of what the platform's own processes ask, as <c>EXPLAIN (ANALYZE, BUFFERS)</c> says them: PostgreSQL's module
/// auto_explain writes them into the server's log, and this reads them there. Writes and functions are seen like reads.
/// </summary>
internal sealed class ExplainLog(MeasuredPlatform platform)
{
    private static readonly TimeSpan WrittenWithin = TimeSpan.FromMilliseconds(300);

    /// <summary>Turns it on.</summary>
    /// <returns>Whether the server has to be started anew for it.</returns>
    public async Task<bool> TurnOnAsync(CancellationToken cancel)
    {
        await using var connection = await platform.Database.OpenConnectionAsync(cancel);
        var isCollecting = await ExecuteAsync(connection, "show logging_collector", cancel) is "on";
        await ExecuteAsync(connection, "load 'auto_explain'", cancel); // or its settings would be unknown
        foreach (var setting in new[]
        {
            "logging_collector = on", "log_destination = 'jsonlog'", "log_rotation_size = '1GB'", "session_preload_libraries = 'auto_explain'",
            "auto_explain.log_analyze = on", "auto_explain.log_buffers = on", "auto_explain.log_timing = off",
            "auto_explain.log_nested_statements = on", "auto_explain.log_format = 'json'", "auto_explain.log_min_duration = 0",
        })
        {
            await ExecuteAsync(connection, $"alter system set {setting}", cancel);
        }
        await ExecuteAsync(connection, "select pg_reload_conf()", cancel);
        return !isCollecting;
    }

    /// <summary>Turns it off, so that it costs what is measured next nothing.</summary>
    public async Task TurnOffAsync(CancellationToken cancel)
    {
        await using var connection = await platform.Database.OpenConnectionAsync(cancel);
        await ExecuteAsync(connection, "alter system set auto_explain.log_min_duration = -1", cancel);
        await ExecuteAsync(connection, "select pg_reload_conf()", cancel);
    }

    /// <summary>The statements that a role had executed while something was done.</summary>
    /// <param name="role">As whom the process connects.</param>
    /// <param name="act">What is done.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<IReadOnlyList<ExplainedStatement>> DuringAsync(string role, Func<Task> act, CancellationToken cancel)
    {
        var file = NewestFile();
        var from = new FileInfo(file).Length;
        await act();
        await Task.Delay(WrittenWithin, cancel);

        await using var log = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        log.Position = from;
        using var lines = new StreamReader(log);
        var statements = new List<ExplainedStatement>();
        while (await lines.ReadLineAsync(cancel) is { } line)
        {
            if (!line.StartsWith('{') || !line.EndsWith('}')) continue; // still being written
            using var entry = JsonDocument.Parse(line);
            if (entry.RootElement.TryGetProperty("user", out var user) && user.ValueEquals(role)
                && ExplainedStatement.Read(entry.RootElement) is { } statement) statements.Add(statement);
        }
        return statements;
    }

    private string NewestFile() => Directory.EnumerateFiles(Path.Combine(platform.PostgresFolder, "log"), "*.json").Order(StringComparer.Ordinal).Last();

    private static async Task<string?> ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancel) as string;
    }
}
