using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Data.Identity;
using IncidentPlatform.Domain.Escalation;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using NodaTime.Text;

namespace IncidentPlatform.Api.Identity;

/// <summary><c>PATCH /me</c>: name, language, time zone and quiet hours of the person, in all organizations.</summary>
internal static class UpdateMe
{
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

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
        var quiet = default(QuietHours);
        var setsQuiet = request.QuietFrom is not null || request.QuietUntil is not null;
        if (setsQuiet && !IsQuiet(request, out quiet)) return Problem.Invalid("quietUntil", "Both times, and two different ones; or neither.");

        await accounts.UpdateAsync(user.PersonId, request.Name?.Trim(), request.Locale, request.TimeZone, cancel);
        if (setsQuiet) await accounts.SetQuietHoursAsync(user.PersonId, quiet, cancel);
        return TypedResults.Ok(await reader.ReadAsync(cancel));
    }

    // Two empty texts mean never.
    private static bool IsQuiet(UpdateMeRequest request, out QuietHours? quiet)
    {
        quiet = null;
        if (string.IsNullOrEmpty(request.QuietFrom) && string.IsNullOrEmpty(request.QuietUntil)) return true;

        var (from, until) = (Time.Parse(request.QuietFrom ?? ""), Time.Parse(request.QuietUntil ?? ""));
        if (!from.Success || !until.Success || from.Value == until.Value) return false;

        quiet = new QuietHours(from.Value, until.Value);
        return true;
    }
}
