using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Escalation;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Data;
using IncidentPlatform.Domain.Escalation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Escalation;

/// <summary><c>POST /escalation-policies/dry-run</c>: what rules would have done in the last 90 days. Nothing is saved.</summary>
internal static class DryRunEscalation
{
    public static void Map(RouteGroupBuilder policies) => policies
        .MapPost("/dry-run", HandleAsync)
        .RequireAuthorization(Permissions.ManageLevels)
        .WithName(nameof(DryRunEscalation)).WithSummary("Try escalation rules on the last 90 days");

    private static async Task<Results<Ok<DryRunEscalationResponse>, ProblemHttpResult>> HandleAsync(
        DryRunEscalationRequest request, PlatformDbContext db, EscalationTrial trial, CancellationToken cancel)
    {
        if (request.PolicyId is { } id && !await db.EscalationPolicies.AnyAsync(row => row.Id == id, cancel))
            return Problem.Invalid("policyId", "This escalation policy does not exist.");

        var errors = new Dictionary<string, string[]>();
        var policy = RuleMapping.Read(request.Rules, new HashSet<Guid>(), errors);
        if (policy is null) return Problem.Invalid(errors);

        var problems = EscalationLint.Check(policy, measured: null).Where(found => !found.IsWarning).ToList();
        if (problems.Count > 0) return Problem.Invalid(EscalationPolicyReader.Messages(problems));

        return TypedResults.Ok(await trial.RunAsync(policy, request.PolicyId, cancel));
    }
}
