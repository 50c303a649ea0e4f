using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Testing;
using Npgsql;

namespace IncidentPlatform.Worker.Tests.Messaging.Conformance;

/// <summary>A database of the test's own with the platform's tables and one for the effects of the test's handler.</summary>
internal sealed class MessagingDatabase : IAsyncDisposable
{
    private readonly NpgsqlDataSource admin;

    private MessagingDatabase(PlatformDatabase platform)
    {
        Platform = platform;
        admin = NpgsqlDataSource.Create(platform.OwnerConnectionString);
    }

    public PlatformDatabase Platform { get; }

    public static async Task<MessagingDatabase> CreateAsync(CancellationToken cancel)
    {
        var database = new MessagingDatabase(await PlatformDatabase.CreateAsync());
        await database.ExecuteAsync("""
            create table effect (number bigint generated always as identity, record_id uuid not null, sequence int not null);
            grant insert on effect to app_worker;
            """, cancel);
        return database;
    }

    /// <summary>A row as a command would have written it, of the relay unless another subscription is named.</summary>
    public async Task<Guid> EnqueueAsync(
        Guid organizationId, Guid recordId, int sequence, CancellationToken cancel, string? traceParent = null, string subscription = Subscriptions.Relay)
    {
        var id = Guid.CreateVersion7();
        await using var command = admin.CreateCommand("""
            insert into delivery (id, subscription, organization_id, record_id, from_sequence, to_sequence, enqueued_at, available_at, attempts, trace_parent)
            values ($1, $2, $3, $4, $5, $5, date_trunc('second', now()), date_trunc('second', now()), 0, $6)
            """);
        foreach (var value in new object[] { id, subscription, organizationId, recordId, sequence, (object?)traceParent ?? DBNull.Value })
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }
        await command.ExecuteNonQueryAsync(cancel);
        return id;
    }

    /// <summary>The sequences that took effect on a record, in the order of their commits.</summary>
    public async Task<List<int>> EffectsAsync(Guid recordId, CancellationToken cancel)
    {
        await using var command = admin.CreateCommand("select sequence from effect where record_id = $1 order by number");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = recordId });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var sequences = new List<int>();
        while (await reader.ReadAsync(cancel)) sequences.Add(reader.GetInt32(0));
        return sequences;
    }

    public Task<long> CountAsync(string sql, CancellationToken cancel) => ScalarAsync<long>($"select count(*) from {sql}", cancel);

    /// <summary>Subscription, record, tries and error of what is parked.</summary>
    public Task<string?> ParkedAsync(CancellationToken cancel) =>
        ScalarAsync<string?>("select string_agg(subscription || ' ' || record_id || ' ' || attempts || ' ' || last_error, ';') from delivery where parked_at is not null", cancel);

    /// <summary>What an administrator does about the parked ones.</summary>
    public Task ReplayAsync(CancellationToken cancel) =>
        ExecuteAsync("update delivery set parked_at = null, attempts = 0, available_at = date_trunc('second', now()) where parked_at is not null", cancel);

    public async Task ExecuteAsync(string sql, CancellationToken cancel)
    {
        await using var command = admin.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancel);
    }

    public ValueTask DisposeAsync() => admin.DisposeAsync();

    private async Task<T> ScalarAsync<T>(string sql, CancellationToken cancel)
    {
        await using var command = admin.CreateCommand(sql);
        return await command.ExecuteScalarAsync(cancel) is T value ? value : default!;
    }
}
