using Npgsql;

namespace IncidentPlatform.Data.Imports;

/// <summary>Held by the worker that runs an import; gone with its connection, so that another one goes on after a kill.</summary>
internal sealed class ImportLock : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;

    private ImportLock(NpgsqlConnection connection) => _connection = connection;

    /// <summary>Takes it; null when somebody else has it.</summary>
    public static async Task<ImportLock?> TakeAsync(NpgsqlDataSource source, Guid importId, CancellationToken cancel)
    {
        var connection = await source.OpenConnectionAsync(cancel);
        try
        {
            await using var take = new NpgsqlCommand("select pg_try_advisory_lock(hashtextextended($1, 0))", connection);
            take.Parameters.Add(new NpgsqlParameter<string> { TypedValue = $"import {importId}" });
            if (await take.ExecuteScalarAsync(cancel) is true) return new ImportLock(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
        await connection.DisposeAsync();
        return null;
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync(); // the reset of the pooled connection gives the lock back
}
