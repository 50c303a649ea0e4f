using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Escalation;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Escalation;
using IncidentPlatform.Domain.Escalation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IncidentPlatform.Api.Escalation;

/// <summary>
/// <c>POST /escalation-policies</c> and <c>PUT /escalation-policies/{id}</c>. Other rules become the next version, which watches
/// over records that are opened, or planned anew, from then on; open records keep the version that they have.
/// </summary>
internal static class SaveEscalationPolicy
{
    public static void Map(RouteGroupBuilder policies)
    {
        policies.MapPost("/", CreateAsync)
            .RequireAuthorization(Permissions.ManageLevels)
            .WithName("CreateEscalationPolicy").WithSummary("Add an escalation policy");
        policies.MapPut("/{id:guid}", UpdateAsync)
            .RequireAuthorization(Permissions.ManageLevels)
            .WithName("UpdateEscalationPolicy").WithSummary("Change an escalation policy");
    }

    private static async Task<Results<Ok<EscalationPolicyResponse>, ProblemHttpResult>> CreateAsync(
        SaveEscalationPolicyRequest request, PlatformDbContext db, EscalationPolicyReader reader, RuleNames names, CurrentUser user,
        TimeProvider time, CancellationToken cancel)
    {
        var name = request.Name.Trim();
        if (await db.EscalationPolicies.AnyAsync(row => row.Name == name, cancel)) return NameTaken();
        var (policy, problem) = await ReadAsync(request.Rules, new HashSet<Guid>(), null, reader, names, cancel);
        if (policy is null) return problem!;

        var id = Guid.CreateVersion7();
        var version = VersionOf(id, 1, policy, user, time);
        var row = new EscalationPolicyRow
        {
            Id = id,
            OrganizationId = user.OrganizationId,
            Name = name,
            CurrentVersionId = version.Id,
            IsActive = request.IsActive,
        };
        db.EscalationPolicies.Add(row);
        db.EscalationPolicyVersions.Add(version);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException exception) when (IsTaken(exception))
        {
            return NameTaken(); // by somebody at the same moment
        }
        return TypedResults.Ok(await reader.ReadAsync(row, cancel));
    }

    private static async Task<Results<Ok<EscalationPolicyResponse>, ProblemHttpResult>> UpdateAsync(
        Guid id, SaveEscalationPolicyRequest request, IfMatch ifMatch, PlatformDbContext db, EscalationPolicyReader reader, RuleNames names,
        CurrentUser user, TimeProvider time, CancellationToken cancel)
    {
        if (ifMatch.Version is not { } expected) return Problem.VersionRequired();
        if (await db.EscalationPolicies.AsTracking().SingleOrDefaultAsync(candidate => candidate.Id == id, cancel) is not { } row)
            return Problem.NotFound();

        var current = await db.EscalationPolicyVersions.AsNoTracking().SingleAsync(version => version.Id == row.CurrentVersionId, cancel);
        if (current.Version != expected) return Problem.Stale(current.Version, []);
        var name = request.Name.Trim();
        if (await db.EscalationPolicies.AnyAsync(other => other.Name == name && other.Id != id, cancel)) return NameTaken();
        var known = current.Policy.Rules.Select(rule => rule.Id).ToHashSet();
        var (policy, problem) = await ReadAsync(request.Rules, known, id, reader, names, cancel);
        if (policy is null) return problem!;

        row.Name = name;
        row.IsActive = request.IsActive;
        if (!IsSame(current.Policy, policy))
        {
            var version = VersionOf(id, current.Version + 1, policy, user, time);
            db.EscalationPolicyVersions.Add(version);
            row.CurrentVersionId = version.Id;
        }
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException exception) when (IsTaken(exception))
        {
            return Problem.Stale(current.Version + 1, []); // the version, or the name, by somebody at the same moment
        }
        return TypedResults.Ok(await reader.ReadAsync(row, cancel));
    }

    private static async Task<(EscalationPolicy? Policy, ProblemHttpResult? Problem)> ReadAsync(
        IReadOnlyList<EscalationRuleBody> bodies, IReadOnlySet<Guid> known, Guid? policyId, EscalationPolicyReader reader, RuleNames names,
        CancellationToken cancel)
    {
        var errors = new Dictionary<string, string[]>();
        var policy = RuleMapping.Read(bodies, known, errors);
        if (policy is null) return (null, Problem.Invalid(errors));

        foreach (var (field, codes) in EscalationPolicyReader.Messages(
            EscalationLint.Check(policy, await reader.MeasuredAsync(policyId, cancel)).Where(found => !found.IsWarning)))
            errors[field] = codes;

        var existing = await names.OfAsync(RuleMapping.Named(policy.Rules), cancel);
        var webhooks = await names.WebhooksAsync(Called(policy.Rules), cancel);
        for (var index = 0; index < policy.Rules.Count; index++)
        {
            if (RuleMapping.Named([policy.Rules[index]]).Any(named => !existing.ContainsKey(named))
                || Called([policy.Rules[index]]).Any(webhook => !webhooks.Contains(webhook)))
                errors[$"rules[{index}].then"] = ["unknown"];
        }
        return errors.Count > 0 ? (null, Problem.Invalid(errors)) : (policy, null);
    }

    private static IEnumerable<Guid> Called(IEnumerable<EscalationRule> rules) =>
        rules.SelectMany(rule => rule.Effects).OfType<EscalationEffect.CallWebhook>().Select(call => call.WebhookId);

    private static EscalationPolicyVersionRow VersionOf(Guid policyId, int number, EscalationPolicy policy, CurrentUser user, TimeProvider time) => new()
    {
        Id = Guid.CreateVersion7(),
        OrganizationId = user.OrganizationId,
        PolicyId = policyId,
        Version = number,
        Policy = policy,
        CreatedAt = WholeSeconds.Now(time),
        CreatedBy = user.PersonId,
    };

    // Effects apart: a list is equal only to itself.
    private static bool IsSame(EscalationPolicy one, EscalationPolicy other) => one.Rules.Count == other.Rules.Count
        && one.Rules.Zip(other.Rules).All(pair =>
            pair.First == pair.Second with { Effects = pair.First.Effects } && pair.First.Effects.SequenceEqual(pair.Second.Effects));

    private static ProblemHttpResult NameTaken() => Problem.Conflict("name", "An escalation policy of this name exists already.");

    private static bool IsTaken(DbUpdateException exception) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };
}
