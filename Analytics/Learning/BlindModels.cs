using IncidentPlatform.Analytics.Models;
using IncidentPlatform.Analytics.Routing;
using IncidentPlatform.Data;
using IncidentPlatform.Domain.Routing;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Analytics.Learning;

/// <summary>Loads versions with what their training says about itself.</summary>
internal sealed partial class BlindModels(ModelCache cache, ILogger<BlindModels> logger)
{
    /// <summary>The version in service; null when there is none that can be read.</summary>
    public async Task<BlindModel?> InServiceAsync(PlatformDbContext db, CancellationToken cancel) =>
        await db.RoutingModels.AsNoTracking().Where(model => model.State == RoutingModelState.InService)
            .Select(model => (int?)model.Version).SingleOrDefaultAsync(cancel) is { } version ? await FindAsync(db, version, cancel) : null;

    /// <summary>A version; null when there is none that can be read.</summary>
    public async Task<BlindModel?> FindAsync(PlatformDbContext db, int version, CancellationToken cancel)
    {
        if (await cache.GetAsync(db, version, cancel) is not ModelLookup.Found(_, var model)) return null;

        var kept = await db.RoutingModels.AsNoTracking().Where(row => row.Version == version)
            .Select(row => new { row.WindowTo, row.Unseen }).SingleAsync(cancel);
        return new BlindModel(version, model, kept.WindowTo, kept.Unseen is { } bytes ? Points(version, bytes) : null);
    }

    private IReadOnlyDictionary<Guid, UnseenPoint>? Points(int version, byte[] bytes)
    {
        try
        {
            return UnseenPoints.Read(bytes);
        }
        catch (InvalidDataException exception)
        {
            LogDamaged(exception, version); // as good as a version of former times
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What the training of routing model {Version} says of its own records cannot be read")]
    private partial void LogDamaged(Exception exception, int version);
}
