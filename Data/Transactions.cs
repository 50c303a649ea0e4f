using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace IncidentPlatform.Data;

/// <summary>The one place where a transaction is tried again.</summary>
public static class Transactions
{
    private const int Attempts = 4;

    /// <summary>Runs work in one transaction; again from the start after a deadlock, a serialization failure or a lost connection.</summary>
    /// <param name="db">Its change tracker is emptied before each try.</param>
    /// <param name="work">Everything up to the commit; it may run several times, so its effects stay inside the transaction.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <remarks>A connection lost while committing is not tried again here: whether it took effect is not known.</remarks>
    public static async Task<T> RunAsync<T>(PlatformDbContext db, Func<CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            var isCommitting = false;
            try
            {
                db.ChangeTracker.Clear();
                await using var transaction = await BeginAsync(db, cancel);
                var result = await work(cancel);
                isCommitting = true;
                await transaction.CommitAsync(cancel);
                return result;
            }
            catch (Exception exception) when (attempt < Attempts && !isCommitting && IsTransient(exception))
            {
                await db.Database.CloseConnectionAsync();
            }
        }
    }

    /// <summary>
    /// Begins a transaction that is kept or given up as a whole. The framework would set a savepoint around each save in it:
    /// two more round trips and a subtransaction, for a step back that nobody here takes.
    /// </summary>
    internal static Task<IDbContextTransaction> BeginAsync(PlatformDbContext db, CancellationToken cancel)
    {
        db.Database.AutoSavepointsEnabled = false;
        return db.Database.BeginTransactionAsync(cancel);
    }

    /// <summary>Whether the database was at fault, and the same work may succeed when tried again.</summary>
    public static bool IsTransient(Exception exception) => exception switch
    {
        PostgresException postgres => postgres.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected,
        NpgsqlException { IsTransient: true } => true,
        DbUpdateException { InnerException: { } inner } => IsTransient(inner),
        InvalidOperationException { InnerException: NpgsqlException inner } => IsTransient(inner),
        _ => false,
    };
}
