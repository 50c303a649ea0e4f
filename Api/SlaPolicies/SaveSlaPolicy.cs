using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Api.Sla;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Sla;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Sla;
using IncidentPlatform.Domain.Sla;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.SlaPolicies;

/// <summary><c>POST /sla-policies</c> and <c>PUT /sla-policies/{id}</c>: an SLA policy, or its next version.</summary>
internal static class SaveSlaPolicy
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/sla-policies", (SaveSlaPolicyRequest request, PlatformDbContext db, LevelStore store, CurrentUser user, CancellationToken cancel) =>
                HandleAsync(null, null, request, db, store, user, cancel))
            .RequireAuthorization(Permissions.ManageLevels)
            .WithTags("Service levels").WithName("CreateSlaPolicy").WithSummary("Add an SLA policy");
        api.MapPut("/sla-policies/{id:guid}", (Guid id, SaveSlaPolicyRequest request, IfMatch ifMatch, PlatformDbContext db, LevelStore store, CurrentUser user, CancellationToken cancel) =>
                HandleAsync(id, ifMatch, request, db, store, user, cancel))
            .RequireAuthorization(Permissions.ManageLevels)
            .WithTags("Service levels").WithName("UpdateSlaPolicy").WithSummary("Give an SLA policy its next version");
    }

    private static async Task<Results<Ok<SlaPolicyResponse>, ProblemHttpResult>> HandleAsync(
        Guid? id, IfMatch? ifMatch, SaveSlaPolicyRequest request, PlatformDbContext db, LevelStore store, CurrentUser user, CancellationToken cancel)
    {
        if (id is not null && ifMatch?.Version is null) return Problem.VersionRequired();
        if (await PolicyCheck.EscalationAsync(id, request.EscalationPolicyId, db, cancel) is not var (escalationPolicyId, rules)) return Problem.NotFound();
        if (await PolicyCheck.IsUnknownAsync(request.EscalationPolicyId, db, cancel)) return PolicyCheck.UnknownEscalation();

        var policy = PolicyBodies.Read(request.Policy);
        var findings = LevelLint.Check(policy, rules, await PolicyCheck.PromisesAsync(db, cancel));
        var errors = LevelAnswers.Refused("policy.", findings);
        if (!request.IsActive && await IsNeededAsync(id, db, cancel)) errors["isActive"] = ["The default service's policy stays: records without a service are measured by it."];
        if (errors.Count > 0) return Problem.Invalid(errors);
        if (!request.AcceptsWarnings && LevelAnswers.Warnings("policy.", findings) is { Count: > 0 } warnings) return Problem.Unaccepted(warnings);

        var result = await store.SaveSlaPolicyAsync(
            id, ifMatch?.Version, request.Name.Trim(), policy, escalationPolicyId, request.IsActive, request.Mode, user.PersonId, cancel);
        if (LevelAnswers.Refusal(result) is { } refusal) return refusal;

        var saved = (LevelSaveResult.Saved)result;
        return TypedResults.Ok((await GetSlaPolicy.ReadAsync(saved.Id, saved.ChangeId, db, cancel))!);
    }

    private static Task<bool> IsNeededAsync(Guid? id, PlatformDbContext db, CancellationToken cancel) => db.Organizations.AnyAsync(
        organization => db.Services.Any(service => service.Id == organization.DefaultServiceId && service.SlaPolicyId == id), cancel);
}
