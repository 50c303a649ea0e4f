using Npgsql;

namespace IncidentPlatform.Data;

/// <summary>Held by one process of all; gone with its connection, so that a killed process holds up nobody.</summary>
public sealed class NamedLock : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly string _name;

    private NamedLock(NpgsqlConnection connection, string name) => (_connection, _name) = (connection, name);

    /// <summary>Takes it; null when somebody else has it.</summary>
    public static Task<NamedLock?> TakeAsync(NpgsqlDataSource source, string name, CancellationToken cancel) =>
        TakeAsync(source, name, atMost: null, cancel);

    /// <summary>Takes it; null when somebody else keeps it.</summary>
    /// <param name="source">Gives the connection that holds it.</param>
    /// <param name="name">What the lock is called in the database.</param>
    /// <param name="atMost">How long to wait for it; null not to wait at all.</param>
    /// <param name="cancel">Ends the wait.</param>
    public static async Task<NamedLock?> TakeAsync(NpgsqlDataSource source, string name, TimeSpan? atMost, CancellationToken cancel)
    {
        var connection = await source.OpenConnectionAsync(cancel);
        try
        {
            if (atMost is { } wait ? await WaitAsync(connection, name, wait, cancel) : await TryAsync(connection, name, cancel))
                return new NamedLock(connection, name);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await connection.DisposeAsync();
        return null;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await using (_connection)
        {
            try
            {
                // The pool resets a connection when it is used next, not when it comes back: until then the lock would stay.
                await using var give = new NpgsqlCommand("select pg_advisory_unlock(hashtextextended($1, 0))", _connection);
                give.Parameters.Add(new NpgsqlParameter<string> { TypedValue = _name });
                await give.ExecuteScalarAsync(CancellationToken.None);
            }
            catch (NpgsqlException)
            {
                // The connection is gone, and the lock with it.
            }
        }
    }

    private static async Task<bool> TryAsync(NpgsqlConnection connection, string name, CancellationToken cancel)
    {
        await using var take = new NpgsqlCommand("select pg_try_advisory_lock(hashtextextended($1, 0))", connection);
        take.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        return await take.ExecuteScalarAsync(cancel) is true;
    }

    private static async Task<bool> WaitAsync(NpgsqlConnection connection, string name, TimeSpan atMost, CancellationToken cancel)
    {
        await using var limit = new NpgsqlCommand("select set_config('lock_timeout', $1, false)", connection);
        limit.Parameters.Add(new NpgsqlParameter<string> { TypedValue = $"{(int)atMost.TotalMilliseconds}ms" });
        await limit.ExecuteNonQueryAsync(cancel);

        await using var take = new NpgsqlCommand("select pg_advisory_lock(hashtextextended($1, 0))", connection);
        take.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        try
        {
            await take.ExecuteNonQueryAsync(cancel);
            return true;
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            return false;
        }
    }
}
