using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Intake;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Intake;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Intake;

/// <summary><c>PUT /mail-intake</c>: at which address mail is taken, and from whom.</summary>
internal static class SaveMailIntake
{
    public static void Map(RouteGroupBuilder intake) => intake
        .MapPut("", HandleAsync)
        .RequireAuthorization(Permissions.Administer)
        .WithName(nameof(SaveMailIntake)).WithSummary("Change how mail is taken");

    private static async Task<Results<Ok<MailIntakeResponse>, ProblemHttpResult>> HandleAsync(
        SaveMailIntakeRequest request, IfMatch ifMatch, PlatformDbContext db, MailIntakeReader reader, CurrentUser user, TimeProvider time,
        CancellationToken cancel)
    {
        if (ifMatch.Version is not { } version) return Problem.VersionRequired();
        var intake = await db.MailIntakes.AsTracking().SingleOrDefaultAsync(cancel);
        if ((intake?.Version ?? 0) != version) return Problem.Stale(intake?.Version ?? 0, []);

        var address = request.Address?.Trim().ToLowerInvariant() is { Length: > 0 } given ? given : null;
        string[] domains = [.. (request.Domains ?? []).Select(domain => domain.Trim().TrimStart('@').ToLowerInvariant()).Where(domain => domain.Length > 0).Distinct()];
        var errors = new Dictionary<string, string[]>();
        if (address is not null && !MailIntakes.IsAddress(address)) errors["address"] = ["A mail address with at most 30 characters, and no +, before the @."];
        if (Array.Find(domains, domain => !MailIntakes.IsDomain(domain)) is { } wrong) errors["domains"] = [$"{wrong} is no domain, such as example.com."];
        if (errors.Count > 0) return Problem.Invalid(errors);

        var now = WholeSeconds.Now(time);
        if (intake is null)
        {
            intake = new MailIntakeRow { OrganizationId = user.OrganizationId, ChangedAt = now, ChangedBy = user.PersonId };
            db.MailIntakes.Add(intake);
        }
        else intake.Version++;
        (intake.Address, intake.Domains, intake.ChangedAt, intake.ChangedBy) = (address, domains, now, user.PersonId);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Problem.Stale(await db.MailIntakes.AsNoTracking().Select(row => row.Version).SingleAsync(cancel), []);
        }
        catch (DbUpdateException exception) when (MailIntakes.IsTaken(exception))
        {
            return Problem.Conflict("address", "Another organization takes its mail at this address.");
        }
        return TypedResults.Ok(await reader.ReadAsync(intake, cancel));
    }
}
