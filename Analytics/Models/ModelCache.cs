using System.Collections.Concurrent;
using System.Security.Cryptography;
using IncidentPlatform.Analytics.Routing;
using IncidentPlatform.Data;
using IncidentPlatform.Domain.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace IncidentPlatform.Analytics.Models;

/// <summary>
/// The models in service, in memory and on disk by the hash of their bytes. Bytes are used only after their hash was checked.
/// </summary>
internal sealed partial class ModelCache(ModelFiles files, TimeProvider time, IOptions<ModelOptions> options, ILogger<ModelCache> logger) : IDisposable
{
    // Not read again for every record while nobody has put it right.
    private static readonly TimeSpan DamagedFor = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Entry> _loaded = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> _damaged = new();
    private readonly SemaphoreSlim _loading = new(1, 1);

    /// <summary>The model in service for the organization of the context.</summary>
    public async Task<ModelLookup> GetAsync(PlatformDbContext db, CancellationToken cancel)
    {
        var served = await db.RoutingModels.AsNoTracking().Where(model => model.State == RoutingModelState.InService)
            .Select(model => new { model.Version, model.ArtifactSha256 }).SingleOrDefaultAsync(cancel);
        return served is null ? new ModelLookup.None() : await GetAsync(db, served.Version, served.ArtifactSha256, cancel);
    }

    /// <summary>A version of the organization's model, in service or not.</summary>
    public async Task<ModelLookup> GetAsync(PlatformDbContext db, int version, CancellationToken cancel)
    {
        var stored = await db.RoutingModels.AsNoTracking().Where(model => model.Version == version && model.Artifact != null)
            .Select(model => new { model.ArtifactSha256 }).SingleOrDefaultAsync(cancel);
        return stored is null ? new ModelLookup.None() : await GetAsync(db, version, stored.ArtifactSha256, cancel);
    }

    public void Dispose() => _loading.Dispose();

    private async Task<ModelLookup> GetAsync(PlatformDbContext db, int version, byte[]? sha256, CancellationToken cancel)
    {
        if (sha256 is null) return new ModelLookup.Damaged(version);

        // Tenants never share an entry, even if their bytes should be the same.
        var hash = Convert.ToHexStringLower(sha256);
        var key = $"{db.Tenant.OrganizationId:N}-{hash}";
        if (Cached(key) is { } cached) return new ModelLookup.Found(version, cached);

        await _loading.WaitAsync(cancel);
        try
        {
            if (Cached(key) is { } meanwhile) return new ModelLookup.Found(version, meanwhile);
            if (_damaged.TryGetValue(key, out var until) && time.GetUtcNow() < until) return new ModelLookup.Damaged(version);

            return await LoadAsync(db, version, hash, key, cancel) is { } model
                ? new ModelLookup.Found(version, model)
                : new ModelLookup.Damaged(version);
        }
        finally
        {
            _loading.Release();
        }
    }

    private RoutingModel? Cached(string key)
    {
        if (!_loaded.TryGetValue(key, out var entry)) return null;

        entry.LastUsed = time.GetTimestamp();
        return entry.Model;
    }

    private async Task<RoutingModel?> LoadAsync(PlatformDbContext db, int version, string hash, string key, CancellationToken cancel)
    {
        try
        {
            var bytes = await files.ReadAsync(hash, cancel);
            if (bytes is null || !Fits(bytes, hash))
            {
                bytes = await db.RoutingModels.AsNoTracking().Where(row => row.Version == version).Select(row => row.Artifact).SingleAsync(cancel);
                if (bytes is null || !Fits(bytes, hash)) throw new RoutingModelFormatException("The stored bytes do not fit their hash.");
                await files.WriteAsync(hash, bytes, cancel);
            }

            var model = RoutingModel.Load(new MemoryStream(bytes, writable: false));
            model.Predict(RoutingInput.Of("laptop mati", "warming up: the first text takes ten times as long as those after it"));
            _loaded[key] = new Entry(model) { LastUsed = time.GetTimestamp() };
            _damaged.TryRemove(key, out _);
            while (_loaded.Count > options.Value.Capacity) _loaded.TryRemove(_loaded.MinBy(pair => pair.Value.LastUsed).Key, out _);
            return model;
        }
        catch (RoutingModelFormatException exception)
        {
            LogDamaged(exception, version);
            _damaged[key] = time.GetUtcNow() + DamagedFor;
            return null;
        }
    }

    private static bool Fits(byte[] bytes, string hash) => Convert.ToHexStringLower(SHA256.HashData(bytes)) == hash;

    [LoggerMessage(Level = LogLevel.Error, Message = "Routing model {Version} is damaged; category rules route until another is put into service")]
    private partial void LogDamaged(Exception exception, int version);

    private sealed class Entry(RoutingModel model)
    {
        public RoutingModel Model { get; } = model;

        public long LastUsed { get; set; }
    }
}
