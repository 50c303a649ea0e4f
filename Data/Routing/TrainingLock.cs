using Npgsql;

namespace IncidentPlatform.Data.Routing;

/// <summary>Held by whoever trains for an organization.</summary>
public static class TrainingLock
{
    /// <summary>Takes it, waiting at most as long as given; null when somebody else keeps it.</summary>
    public static Task<NamedLock?> TakeAsync(NpgsqlDataSource source, Guid organizationId, TimeSpan atMost, CancellationToken cancel) =>
        NamedLock.TakeAsync(source, NameOf(organizationId), atMost, cancel);

    /// <summary>What the lock is called in the database.</summary>
    internal static string NameOf(Guid organizationId) => $"routing-training {organizationId}";
}
