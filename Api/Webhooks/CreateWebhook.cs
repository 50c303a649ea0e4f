using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Webhooks;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Webhooks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IncidentPlatform.Api.Webhooks;

/// <summary><c>POST /webhooks</c>: another system is told from now on. Its secret is shown this once.</summary>
internal static class CreateWebhook
{
    public static void Map(RouteGroupBuilder webhooks) => webhooks
        .MapPost("", HandleAsync)
        .RequireAuthorization(Permissions.AdministerWebhooks)
        .WithName(nameof(CreateWebhook)).WithSummary("Add a webhook");

    private static async Task<Results<Created<WebhookSecretResponse>, ProblemHttpResult>> HandleAsync(
        SaveWebhookRequest request, PlatformDbContext db, WebhookReader reader, WebhookSecrets secrets, WebhookListeners listeners, CurrentUser user,
        TimeProvider time, CancellationToken cancel)
    {
        var errors = reader.Check(request);
        if (errors.Count > 0) return Problem.Invalid(errors);

        var name = request.Name.Trim();
        if (await db.Webhooks.AnyAsync(row => row.Name == name, cancel)) return Taken();
        if (await db.Webhooks.CountAsync(cancel) >= WebhookListeners.Most)
            return Problem.Invalid("name", $"An organization has at most {WebhookListeners.Most} webhooks.");

        var id = Guid.CreateVersion7();
        var secret = WebhookSecrets.New();
        var row = new WebhookRow
        {
            Id = id,
            OrganizationId = user.OrganizationId,
            Name = name,
            Url = request.Url.Trim(),
            Events = [.. request.Events.Distinct().Order()],
            IsActive = request.IsActive,
            Secret = secrets.Protect(id, secret),
            ChangedAt = WholeSeconds.Now(time),
            ChangedBy = user.PersonId,
        };
        db.Webhooks.Add(row);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return Taken(); // by somebody at the same moment
        }
        listeners.Forget(user.OrganizationId);
        return TypedResults.Created($"{Conventions.Root}/webhooks/{id}", new WebhookSecretResponse(secret, await reader.ReadAsync(row, cancel)));
    }

    internal static ProblemHttpResult Taken() => Problem.Conflict("name", "A webhook of this name exists already.");
}
