using System.Collections.Concurrent;
using Npgsql;

namespace IncidentPlatform.Data.Tenancy;

/// <summary>
/// The connections of contexts. Their pool does not reset them, which costs more than most requests' own statements: whoever opens
/// one is told apart by <see cref="TenantConnectionInterceptor"/>, and a connection that worked for the same organization last
/// needs no statement at all. Nothing but the organization may be set on them for longer than a transaction.
/// </summary>
public sealed class TenantConnections : IAsyncDisposable
{
    // By the server's process, for whom it works: empty for nobody. One that is not here is told in any case.
    private readonly ConcurrentDictionary<int, Guid> _setFor = new();

    /// <summary>A pool of its own.</summary>
    public TenantConnections(string connectionString)
    {
        var unreset = new NpgsqlConnectionStringBuilder(connectionString) { NoResetOnClose = true };
        Source = PlatformDataExtensions.CreateSource(
            unreset.ConnectionString, source => source.UsePhysicalConnectionInitializer(Forget, opened =>
            {
                Forget(opened);
                return Task.CompletedTask;
            }));
    }

    /// <summary>For contexts only: it hands out connections as somebody else left them.</summary>
    internal NpgsqlDataSource Source { get; }

    /// <summary>Tells an opened connection for whom it works from now on; null for nobody.</summary>
    internal async Task SetAsync(NpgsqlConnection connection, Guid? organizationId, CancellationToken cancel)
    {
        var wanted = organizationId ?? Guid.Empty;
        var server = connection.ProcessID;
        if (_setFor.TryGetValue(server, out var present) && present == wanted) return;

        // If this is cut off, nobody knows what the connection has: the next one to open it tells it anew.
        _setFor.TryRemove(server, out _);
        await TenantSetting.ApplyAsync(connection, organizationId, isLocal: false, cancel);
        _setFor[server] = wanted;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Source.DisposeAsync();

    // The number may have been another connection's that is gone.
    private void Forget(NpgsqlConnection opened) => _setFor.TryRemove(opened.ProcessID, out _);
}
