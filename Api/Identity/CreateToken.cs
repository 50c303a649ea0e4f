using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Api.Identity;

/// <summary><c>POST /tokens</c>: a token for programs. Only somebody who is signed in makes one; a token makes no further token.</summary>
internal static class CreateToken
{
    /// <summary>Working tokens of one person in one organization.</summary>
    public const int MaxPerPerson = 50;

    public static void Map(RouteGroupBuilder tokens) => tokens
        .MapPost("", HandleAsync)
        .RequireAuthorization(Permissions.ManageSelf)
        .WithName(nameof(CreateToken)).WithSummary("Make a personal access token; its value is shown this once");

    private static async Task<Results<Created<CreateTokenResponse>, ProblemHttpResult>> HandleAsync(
        CreateTokenRequest request, CurrentUser user, PlatformDbContext db, TimeProvider time, CancellationToken cancel)
    {
        if (user.IsProgram) return Problem.Forbidden("A personal access token makes no further tokens. Sign in instead.");
        if (string.IsNullOrWhiteSpace(request.Name)) return Problem.Invalid("name", "Say what the token is for.");
        if (request.Scopes.Except(user.Permissions).FirstOrDefault() is { } missing)
            return Problem.Invalid("scopes", $"You do not have the permission {missing}.");

        var now = WholeSeconds.Now(time);
        var count = await db.PersonalAccessTokens
            .CountAsync(row => row.PersonId == user.PersonId && row.RevokedAt == null && row.ExpiresAt > now, cancel);
        if (count >= MaxPerPerson) return Problem.Invalid("name", $"You have {MaxPerPerson} tokens already. Revoke one first.");

        var secret = Secret.New(Secret.Personal);
        var token = new PersonalAccessTokenRow
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = user.OrganizationId,
            PersonId = user.PersonId,
            Name = request.Name.Trim(),
            TokenHash = secret.Hash,
            Scopes = [.. request.Scopes.Distinct()],
            CreatedAt = now,
            ExpiresAt = now + Duration.FromDays(request.ExpiresInDays),
        };
        db.PersonalAccessTokens.Add(token);
        await db.SaveChangesAsync(cancel);
        return TypedResults.Created($"{Conventions.Root}/tokens/{token.Id}", new CreateTokenResponse(token.Id, secret.Text, token.ExpiresAt));
    }
}
