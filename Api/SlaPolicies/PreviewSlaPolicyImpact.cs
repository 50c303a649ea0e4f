using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Api.Sla;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Sla;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Sla;
using IncidentPlatform.Domain.Sla;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IncidentPlatform.Api.SlaPolicies;

/// <summary><c>POST /sla-policies/{id}/impact</c>: what a change would do to the open records.</summary>
internal static class PreviewSlaPolicyImpact
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/sla-policies/{id:guid}/impact", HandleAsync)
        .RequireAuthorization(Permissions.ManageLevels)
        .WithTags("Service levels").WithName(nameof(PreviewSlaPolicyImpact)).WithSummary("Preview what a change of an SLA policy would do");

    private static async Task<Results<Ok<LevelImpactResponse>, ProblemHttpResult>> HandleAsync(
        Guid id, SlaPolicyImpactRequest request, PlatformDbContext db, LevelEdits edits, LevelPreview preview, CurrentUser user,
        CancellationToken cancel)
    {
        if (await PolicyCheck.EscalationAsync(id, request.EscalationPolicyId, db, cancel) is not var (escalationPolicyId, rules)) return Problem.NotFound();
        if (await PolicyCheck.IsUnknownAsync(request.EscalationPolicyId, db, cancel)) return PolicyCheck.UnknownEscalation();

        var policy = PolicyBodies.Read(request.Policy);
        var findings = LevelLint.Check(policy, rules, await PolicyCheck.PromisesAsync(db, cancel));
        if (LevelAnswers.Refused("policy.", findings) is { Count: > 0 } errors) return Problem.Invalid(errors);

        var draft = new LevelDraft(Guid.CreateVersion7()) { Targets = PolicyLibrary.Of(policy) };
        var edit = await edits.OfSlaPolicyAsync(id, draft.VersionId, policy.PausingReasons, escalationPolicyId, cancel);
        var effects = await preview.OfAsync(edit, draft, LevelAnswers.MostLate, LevelAnswers.SeenBy(user), cancel);
        return TypedResults.Ok(LevelAnswers.Impact(effects, LevelAnswers.Warnings("policy.", findings)));
    }
}
