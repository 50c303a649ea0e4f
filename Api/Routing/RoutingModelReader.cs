using System.Text.Json;
using IncidentPlatform.Contracts.Json;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Routing;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Routing;

/// <summary>Versions of the organization's model as the API shows them; never with their bytes.</summary>
internal sealed class RoutingModelReader(PlatformDbContext db)
{
    /// <summary>The newest first.</summary>
    /// <param name="before">Only versions below this one; null for all.</param>
    public async Task<IReadOnlyList<RoutingModelResponse>> ListAsync(int? before, int most, CancellationToken cancel) =>
        await ReadAsync(db.RoutingModels.Where(model => before == null || model.Version < before).OrderByDescending(model => model.Version).Take(most), cancel);

    /// <summary>One version; null when there is none.</summary>
    public async Task<RoutingModelResponse?> FindAsync(int version, CancellationToken cancel) =>
        (await ReadAsync(db.RoutingModels.Where(model => model.Version == version), cancel)).SingleOrDefault();

    private async Task<IReadOnlyList<RoutingModelResponse>> ReadAsync(IQueryable<RoutingModelRow> models, CancellationToken cancel)
    {
        var rows = await (
            from model in models.AsNoTracking()
            join creator in db.Members on model.CreatedBy equals creator.PersonId into creators
            from creator in creators.DefaultIfEmpty()
            join promoter in db.Members on model.PromotedBy equals promoter.PersonId into promoters
            from promoter in promoters.DefaultIfEmpty()
            orderby model.Version descending
            select new
            {
                model.Metrics,
                model.Trigger,
                model.Drift,
                model.PromotionCause,
                model.ArtifactSha256,
                Bytes = model.Artifact == null ? (int?)null : model.Artifact!.Length,
                Response = new RoutingModelResponse(
                    model.Version, model.State, model.Progress, model.Stage, model.ExampleCount, model.WindowFrom, model.WindowTo, null,
                    model.CreatedAt, creator!.Name, model.FinishedAt, model.PromotedAt, promoter!.Name),
            }).ToListAsync(cancel);
        if (rows.Count == 0) return [];

        var names = await db.SupportGroups.AsNoTracking().ToDictionaryAsync(group => group.Id, group => group.Name, cancel);
        return [.. rows.Select(row => row.Response with
        {
            Metrics = Metrics(row.Metrics, names),
            Trigger = row.Trigger,
            Drift = [.. row.Drift.Select(finding => new RoutingDriftResponse(finding.Kind, finding.Expected, finding.Found))],
            PromotionCause = row.PromotionCause,
            ArtifactBytes = row.Bytes,
            ArtifactSha256 = row.ArtifactSha256 is { } hash ? Convert.ToHexStringLower(hash) : null,
        })];
    }

    private static RoutingMetricsResponse? Metrics(string? json, Dictionary<Guid, string> names)
    {
        if (json is null || JsonSerializer.Deserialize<RoutingMetricsResponse>(json, PlatformJson.Options) is not { } metrics) return null;

        return metrics with
        {
            Groups = [.. metrics.Groups.Select(group => group with { Group = names.GetValueOrDefault(group.GroupId) })],
            Unserved = [.. metrics.Unserved.Select(group => group with { Group = names.GetValueOrDefault(group.GroupId) })],
            Confusions =
            [
                .. metrics.Confusions.Select(pair => pair with
                {
                    Group = names.GetValueOrDefault(pair.GroupId),
                    Guessed = names.GetValueOrDefault(pair.GuessedId),
                }),
            ],
        };
    }
}
