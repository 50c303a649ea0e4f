using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Data.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace IncidentPlatform.Api.Identity;

/// <summary><c>PATCH /me</c>: name, language and time zone of the person, in all organizations.</summary>
internal static class UpdateMe
{
    public static void Map(RouteGroupBuilder me) => me
        .MapPatch("", HandleAsync)
        .RequireAuthorization(Permissions.ManageSelf)
        .WithName(nameof(UpdateMe)).WithSummary("Change one's own settings");

    private static async Task<Results<Ok<MeResponse>, ProblemHttpResult>> HandleAsync(
        UpdateMeRequest request, CurrentUser user, Accounts accounts, MeReader reader, CancellationToken cancel)
    {
        if (request.Name is not null && string.IsNullOrWhiteSpace(request.Name)) return Problem.Invalid("name", "A name is needed.");
        if (request.TimeZone is { } zone && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null)
            return Problem.Invalid("timeZone", "This time zone does not exist.");

        await accounts.UpdateAsync(user.PersonId, request.Name?.Trim(), request.Locale, request.TimeZone, cancel);
        return TypedResults.Ok(await reader.ReadAsync(cancel));
    }
}
