using IncidentPlatform.Analytics.Routing;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.Data.Live;
using IncidentPlatform.Data.Messaging;
using IncidentPlatform.Data.OnCall;
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
    IncidentStore store, SupportGroupDirectory groups, TimeBox box, OpenMajors majors, ShiftReader shifts, AfterCommit afterCommit, RoutingTelemetry telemetry,
    TimeProvider time)
    : IDeliveryHandler
{
    public string Subscription => Subscriptions.Routing;

    public async Task<Action?> HandleAsync(Delivery delivery, PlatformDbContext db, CancellationToken cancel)
    {
        var started = time.GetTimestamp();
        // Before the lock: nobody who works on the record waits for the classifier.
        if (await WordsAsync(db, delivery.RecordId, cancel) is not { } words) return null;

        var organization = await db.Organizations.AsNoTracking().SingleAsync(cancel);
        var policy = await RoutingPolicies.ReadAsync(db, organization, cancel);
        var input = words.ToInput();
        var guess = policy.ModeOf(words.Channel) == RoutingMode.Off
            ? RoutingGuess.None(RoutingNotes.Off)
            : await box.AskAsync(
                organization.Id, (classifier, inner) => classifier.GuessAsync(input, words.ServiceId, delivery.RecordId, policy, inner), cancel);
        var major = await majors.FindAsync(organization, input, words.ServiceId, delivery.RecordId, cancel);

        if (await store.LockAsync(delivery.RecordId, cancel) is not { } incident || !RoutingRule.IsDue(incident.Facts)) return null;

        var first = await DecideAsync(db, incident, organization, policy, guess, major, cancel);
        return () =>
        {
            afterCommit.Announce(incident);
            telemetry.Decided(first, guess.First?.Confidence, time.GetElapsedTime(started));
        };
    }

    private async Task<RoutingOutcome> DecideAsync(
        PlatformDbContext db, LockedIncident incident, OrganizationRow organization, RoutingPolicy policy, RoutingGuess guess, OpenMajor? major,
        CancellationToken cancel)
    {
        var now = incident.Now(time);
        var steps = RoutingRule.Decide(incident.Facts, policy, new RoutingEvidence
        {
            Answer = guess.First,
            CategoryGroup = await groups.OfCategoryAsync(incident.Facts.CategoryId, cancel),
            Major = major,
            Note = RoutingNotes.Sentence(guess.Note, organization.Locale),
            BindingNote = RoutingNotes.Binding(organization.Locale),
        });
        if (RoutingRule.AssignedBy(steps) is { } assigned && (await shifts.AtAsync([assigned], now, cancel))[assigned] is { IsStaffed: false } shift)
            steps = RoutingRule.SayUnstaffed(steps, shift.NextAt);

        foreach (var step in steps) await store.AppendAsync(incident, step.By, step.Lines, now, cancel);
        await store.CompleteAsync(incident, now, cancel);

        // Where a rule went before it, the guess had no part in what came of the record.
        var answer = steps[0].By.Kind == ActorKind.Classifier ? guess.First : null;
        db.RoutingDecisions.Add(new RoutingDecisionRow
        {
            OrganizationId = organization.Id,
            IncidentId = incident.Row.Id,
            Outcome = steps[0].Outcome,
            ModelVersion = guess.ModelVersion,
            Suggestions = guess.Suggestions,
            Note = guess.Note,
            SimilarRecords = guess.Similar,
            At = now,
            GroupId = answer?.Group.Id,
            Confidence = answer?.Confidence,
            WouldApply = answer?.ReachesThreshold == true,
            Mode = answer is null ? null : policy.ModeOf(answer.Group.Id, incident.Facts.Channel),
            MajorId = major?.IncidentId,
        });
        return steps[0].Outcome;
    }

    private static Task<Words?> WordsAsync(PlatformDbContext db, Guid incidentId, CancellationToken cancel) => (
        from incident in db.Incidents.AsNoTracking()
        where incident.Id == incidentId && incident.State == IncidentState.New && !incident.IsRouted && !incident.IsTouchedByPerson
        join membership in db.Memberships on incident.RequesterId equals membership.PersonId into memberships
        from membership in memberships.DefaultIfEmpty()
        join service in db.Services on incident.ServiceId equals service.Id
        join category in db.Categories on incident.CategoryId equals category.Id into categories
        from category in categories.DefaultIfEmpty()
        from requester in db.PersonCards.Where(card => card.PersonId == incident.RequesterId).DefaultIfEmpty()
        from affected in db.PersonCards.Where(card => card.PersonId == incident.AffectedUserId).DefaultIfEmpty()
        select new Words(
            incident.Subject, incident.Description, membership!.Unit, incident.ServiceId,
            db.Organizations.Any(organization => organization.DefaultServiceId == incident.ServiceId) ? null : service.Key,
            category!.Key, incident.Channel, requester!.Name, affected!.Name)).SingleOrDefaultAsync(cancel);

    private sealed record Words(
        string Subject, string Description, string? Unit, Guid ServiceId, string? Service, string? Category, Channel Channel, string? Requester,
        string? Affected)
    {
        // Masked as what was learned from was: an explanation that is kept names nobody.
        public RoutingInput ToInput()
        {
            var names = new KnownNames(new[] { Requester, Affected }.OfType<string>());
            return RoutingInput.Of(names.Mask(Subject), names.Mask(Description), Unit, Service, Category, Channel.ToString());
        }
    }
}
