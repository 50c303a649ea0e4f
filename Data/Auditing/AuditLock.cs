using Npgsql;

namespace IncidentPlatform.Data.Auditing;

/// <summary>Held by whoever audits an organization; gone with its connection, so that a killed process holds up nobody.</summary>
internal sealed class AuditLock : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;

    private AuditLock(NpgsqlConnection connection) => _connection = connection;

    /// <summary>Takes it; null when somebody else has it.</summary>
    public static async Task<AuditLock?> TakeAsync(NpgsqlDataSource source, Guid organizationId, CancellationToken cancel)
    {
        var connection = await source.OpenConnectionAsync(cancel);
        try
        {
            await using var take = new NpgsqlCommand("select pg_try_advisory_lock(hashtextextended($1, 0))", connection);
            take.Parameters.Add(new NpgsqlParameter<string> { TypedValue = $"audit {organizationId}" });
            if (await take.ExecuteScalarAsync(cancel) is true) return new AuditLock(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await connection.DisposeAsync();
        return null;
    }

    public async ValueTask DisposeAsync() => await _connection.DisposeAsync(); // the reset of the pooled connection gives the lock back
}
