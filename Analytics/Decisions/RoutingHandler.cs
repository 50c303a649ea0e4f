using IncidentPlatform.Data;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.Live;
using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Data.Organizations;
using IncidentPlatform.Data.Routing;
using IncidentPlatform.Data.SupportGroups;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Routing;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Analytics.Decisions;

/// <summary>
/// Decides the group of a new record. A person who was faster wins, and a record that has a routing line is left alone, so
/// that a delivery may come again.
/// </summary>
internal sealed class RoutingHandler(
    IncidentStore store, SupportGroupDirectory groups, Classifier classifier, AfterCommit afterCommit, RoutingTelemetry telemetry, TimeProvider time)
    : IDeliveryHandler
{
    public string Subscription => Subscriptions.Routing;

    public async Task<Action?> HandleAsync(Delivery delivery, PlatformDbContext db, CancellationToken cancel)
    {
        var started = time.GetTimestamp();
        // Before the lock: nobody who works on the record waits for the classifier.
        if (await WordsAsync(db, delivery.RecordId, cancel) is not { } words) return null;

        var organization = await db.Organizations.AsNoTracking().SingleAsync(cancel);
        var guess = organization.RoutingMode == RoutingMode.Off
            ? RoutingGuess.None(RoutingNotes.Off)
            : await classifier.GuessAsync(words.Subject, words.Description, words.Unit, cancel);

        if (await store.LockAsync(delivery.RecordId, cancel) is not { } incident || !RoutingRule.IsDue(incident.Facts)) return null;

        var first = await DecideAsync(db, incident, organization, guess, cancel);
        return () =>
        {
            afterCommit.Announce(incident);
            telemetry.Decided(first, guess.First?.Confidence, time.GetElapsedTime(started));
        };
    }

    private async Task<RoutingOutcome> DecideAsync(
        PlatformDbContext db, LockedIncident incident, OrganizationRow organization, RoutingGuess guess, CancellationToken cancel)
    {
        var now = incident.Now(time);
        var steps = RoutingRule.Decide(
            incident.Facts, organization.RoutingMode, guess.First, await groups.OfCategoryAsync(incident.Facts.CategoryId, cancel),
            RoutingNotes.Sentence(guess.Note, organization.Locale));
        foreach (var step in steps) await store.AppendAsync(incident, step.By, step.Lines, now, cancel);
        await store.CompleteAsync(incident, now, cancel);

        db.RoutingDecisions.Add(new RoutingDecisionRow
        {
            OrganizationId = organization.Id,
            IncidentId = incident.Row.Id,
            Outcome = steps[0].Outcome,
            ModelVersion = guess.ModelVersion,
            Suggestions = guess.Suggestions,
            Note = guess.Note,
            At = now,
        });
        return steps[0].Outcome;
    }

    private static Task<Words?> WordsAsync(PlatformDbContext db, Guid incidentId, CancellationToken cancel) => (
        from incident in db.Incidents.AsNoTracking()
        where incident.Id == incidentId && incident.State == IncidentState.New && !incident.IsRouted && !incident.IsTouchedByPerson
        join membership in db.Memberships on incident.RequesterId equals membership.PersonId into memberships
        from membership in memberships.DefaultIfEmpty()
        select new Words(incident.Subject, incident.Description, membership!.Unit)).SingleOrDefaultAsync(cancel);

    private sealed record Words(string Subject, string Description, string? Unit);
}
