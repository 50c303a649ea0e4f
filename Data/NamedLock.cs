using Npgsql;

namespace IncidentPlatform.Data;

/// <summary>Held by one process of all; gone with its connection, so that a killed process holds up nobody.</summary>
public sealed class NamedLock : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly string _name;

    private NamedLock(NpgsqlConnection connection, string name) => (_connection, _name) = (connection, name);

    /// <summary>Takes it; null when somebody else has it.</summary>
    public static async Task<NamedLock?> TakeAsync(NpgsqlDataSource source, string name, CancellationToken cancel)
    {
        var connection = await source.OpenConnectionAsync(cancel);
        try
        {
            await using var take = new NpgsqlCommand("select pg_try_advisory_lock(hashtextextended($1, 0))", connection);
            take.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
            if (await take.ExecuteScalarAsync(cancel) is true) return new NamedLock(connection, name);
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
}
