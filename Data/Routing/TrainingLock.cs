using Npgsql;

namespace IncidentPlatform.Data.Routing;

/// <summary>Held by whoever trains for an organization; gone with its connection, so that a killed process holds up nobody.</summary>
public sealed class TrainingLock : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly Guid _organizationId;

    private TrainingLock(NpgsqlConnection connection, Guid organizationId) => (_connection, _organizationId) = (connection, organizationId);

    /// <summary>Takes it, waiting at most as long as given; null when somebody else keeps it.</summary>
    public static async Task<TrainingLock?> TakeAsync(NpgsqlDataSource source, Guid organizationId, TimeSpan atMost, CancellationToken cancel)
    {
        var connection = await source.OpenConnectionAsync(cancel);
        try
        {
            await using var limit = new NpgsqlCommand("select set_config('lock_timeout', $1, false)", connection);
            limit.Parameters.Add(new NpgsqlParameter<string> { TypedValue = $"{(int)atMost.TotalMilliseconds}ms" });
            await limit.ExecuteNonQueryAsync(cancel);

            await using var take = new NpgsqlCommand("select pg_advisory_lock(hashtextextended($1, 0))", connection);
            take.Parameters.Add(new NpgsqlParameter<string> { TypedValue = NameOf(organizationId) });
            await take.ExecuteNonQueryAsync(cancel);
            return new TrainingLock(connection, organizationId);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            await connection.DisposeAsync();
            return null;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>What the lock is called in the database.</summary>
    internal static string NameOf(Guid organizationId) => $"routing-training {organizationId}";

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await using (_connection)
        {
            try
            {
                // The pool resets a connection when it is used next, not when it comes back: until then the next training would wait.
                await using var give = new NpgsqlCommand("select pg_advisory_unlock(hashtextextended($1, 0))", _connection);
                give.Parameters.Add(new NpgsqlParameter<string> { TypedValue = NameOf(_organizationId) });
                await give.ExecuteScalarAsync(CancellationToken.None);
            }
            catch (NpgsqlException)
            {
                // The connection is gone, and the lock with it.
            }
        }
    }
}
