using IncidentPlatform.Api.Problems;
using IncidentPlatform.Api.Sla;
using IncidentPlatform.Api.SlaPolicies;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Reports;
using IncidentPlatform.Data;
using IncidentPlatform.Domain.Sla;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Reports;

/// <summary><c>POST /reports/hand-over/simulation</c>: a period replayed as if a provider had had a group. Changes nothing.</summary>
internal static class SimulateHandOver
{
    public static void Map(RouteGroupBuilder reports) => reports
        .MapPost("/hand-over/simulation", HandleAsync)
        .RequireAuthorization(Permissions.PlanHandOvers)
        .WithName(nameof(SimulateHandOver)).WithSummary("Replay a period as if a provider had had a group");

    private static async Task<Results<Ok<HandOverSimulationResponse>, ProblemHttpResult>> HandleAsync(
        SimulateHandOverRequest request, HandOverRequests requests, HandOverSimulation simulation, PlatformDbContext db, CancellationToken cancel)
    {
        var (period, scope, refusal) = await requests.ReadAsync(new ReportQuery(request.From, request.To, request.GroupId, null, null), cancel);
        if (refusal is not null) return refusal;
        if (!await db.SupportGroups.AnyAsync(row => row.Id == request.GroupId, cancel)) return Problem.Invalid("groupId", "This group does not exist.");
        if ((request.AgreementId is null) == (request.Terms is null)) return Problem.Invalid("terms", "Either an agreement or terms, not both.");

        var terms = request.Terms is { } typed
            ? new HandOverTerms(typed.CalendarId, PolicyBodies.Read(typed.Targets), typed.PricePerRecord, typed.PricePerHour, typed.Currency)
            : await simulation.TermsOfAsync(request.AgreementId!.Value, cancel);
        if (terms is null) return Problem.Invalid("agreementId", "There is no such agreement of yours.");
        if (terms.CalendarId is { } calendar && !await db.Calendars.AnyAsync(row => row.Id == calendar, cancel))
            return Problem.Invalid("terms.calendarId", "This calendar does not exist.");
        if (LevelAnswers.Refused("terms.", LevelLint.Check(terms.Promise)) is { Count: > 0 } errors) return Problem.Invalid(errors);
        if (await simulation.IsTooLargeAsync(scope, period, cancel))
            return Problem.Invalid("to", "The group did more in that time than can be replayed at once; choose a shorter period.");

        return TypedResults.Ok(await simulation.RunAsync(scope, request.GroupId, period, terms, cancel));
    }
}
