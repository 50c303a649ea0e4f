using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Agreements;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Paging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.Agreements;

/// <summary><c>GET /agreements</c>, <c>GET /agreements/{id}</c> and <c>GET /providers</c>.</summary>
internal static class ListAgreements
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/agreements", ListAsync)
            .RequireAuthorization(Permissions.ReadCatalog)
            .WithTags("Agreements").WithName(nameof(ListAgreements)).WithSummary("List agreements, as customer and as provider");
        api.MapGet("/agreements/{id:guid}", GetAsync)
            .RequireAuthorization(Permissions.ReadCatalog)
            .WithTags("Agreements").WithName("GetAgreement").WithSummary("Read an agreement");
        api.MapGet("/providers", ProvidersAsync)
            .RequireAuthorization(Permissions.PlanHandOvers)
            .WithTags("Agreements").WithName("ListProviders").WithSummary("List organizations to which groups can be handed over");
    }

    private static async Task<Ok<PageResponse<AgreementResponse>>> ListAsync(AgreementReader reader, CancellationToken cancel) =>
        TypedResults.Ok(new PageResponse<AgreementResponse>(await reader.ReadAsync(null, cancel), ""));

    private static async Task<Results<Ok<AgreementResponse>, ProblemHttpResult>> GetAsync(Guid id, AgreementReader reader, CancellationToken cancel) =>
        (await reader.ReadAsync(id, cancel)) is [var agreement, ..] ? TypedResults.Ok(agreement) : Problem.NotFound();

    private static async Task<Ok<PageResponse<ProviderResponse>>> ProvidersAsync(AgreementReader reader, CancellationToken cancel) =>
        TypedResults.Ok(new PageResponse<ProviderResponse>(
            [.. (await reader.ProvidersAsync(cancel)).Select(row => new ProviderResponse(row.Id, row.Name))], ""));
}
