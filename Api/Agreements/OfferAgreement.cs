using IncidentPlatform.Api.Hosting;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Problems;
using IncidentPlatform.Contracts.Agreements;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Agreements;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Api.Agreements;

/// <summary><c>POST /agreements</c>: a customer offers to hand a group over. In force once the provider accepts.</summary>
internal static class OfferAgreement
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/agreements", HandleAsync)
        .RequireAuthorization(Permissions.PlanHandOvers)
        .WithTags("Agreements").WithName(nameof(OfferAgreement)).WithSummary("Offer to hand a group over to a provider");

    private static async Task<Results<Created<AgreementResponse>, ProblemHttpResult>> HandleAsync(
        OfferAgreementRequest request, PlatformDbContext db, AgreementReader reader, CurrentUser user, TimeProvider time, CancellationToken cancel)
    {
        var now = WholeSeconds.Now(time);
        var from = request.FromAt ?? now;
        if (await CheckAsync(request, from, now, db, reader, cancel) is { Count: > 0 } errors) return Problem.Invalid(errors);

        var agreement = new AgreementRow
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = user.OrganizationId,
            ProviderId = request.ProviderId,
            Name = request.Name.Trim(),
            GroupId = request.GroupId,
            CalendarId = request.CalendarId,
            ShowsContacts = request.ShowsContacts,
            PricePerRecord = request.PricePerRecord,
            PricePerHour = request.PricePerHour,
            Currency = request.Currency,
            FromAt = from,
            UntilAt = request.UntilAt,
            OfferedAt = now,
        };
        // Two offers of one group wait for each other, so that a record never has two providers.
        var isTaken = await Transactions.RunAsync(db, async inner =>
        {
            await db.SupportGroups.FromSql($"select * from support_group where id = {request.GroupId} for update").AsNoTracking().SingleAsync(inner);
            if (await OverlapsAsync(agreement, db, inner)) return true;
            db.Agreements.Add(agreement);
            await db.SaveChangesAsync(inner);
            return false;
        }, cancel);
        if (isTaken) return Problem.Conflict("groupId", "The group is handed over or offered already for a part of that time.");

        return TypedResults.Created($"{Conventions.Root}/agreements/{agreement.Id}", (await reader.ReadAsync(agreement.Id, cancel))[0]);
    }

    private static async Task<Dictionary<string, string[]>> CheckAsync(
        OfferAgreementRequest request, Instant from, Instant now, PlatformDbContext db, AgreementReader reader, CancellationToken cancel)
    {
        var errors = new Dictionary<string, string[]>();
        if (from < now) errors["fromAt"] = ["Now or later."];
        if (request.UntilAt <= from) errors["untilAt"] = ["Later than fromAt."];
        if (!await db.SupportGroups.AnyAsync(row => row.Id == request.GroupId && row.IsActive, cancel))
            errors["groupId"] = ["This group does not exist or takes no records."];
        if (request.CalendarId is { } calendar && !await db.Calendars.AnyAsync(row => row.Id == calendar && row.IsActive, cancel))
            errors["calendarId"] = ["This calendar does not exist."];
        if ((await reader.ProvidersAsync(cancel)).TrueForAll(row => row.Id != request.ProviderId))
            errors["providerId"] = ["There is no such provider."];
        return errors;
    }

    private static Task<bool> OverlapsAsync(AgreementRow wanted, PlatformDbContext db, CancellationToken cancel) => db.Agreements.AnyAsync(
        row => row.GroupId == wanted.GroupId && (row.UntilAt == null || row.UntilAt > wanted.FromAt)
            && (wanted.UntilAt == null || row.FromAt < wanted.UntilAt), cancel);
}
