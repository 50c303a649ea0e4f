using System.Net;
using IncidentPlatform.Api.Tests.Incidents;
using IncidentPlatform.Contracts.Escalation;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Escalation;
using IncidentPlatform.Data.Identity;
using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Sla;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static IncidentPlatform.Api.Tests.Incidents.IncidentRoom;

namespace IncidentPlatform.Api.Tests.Escalation;

public sealed class AcknowledgeTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Opening_the_link_changes_nothing_and_its_button_does()
    {
        var room = await OpenAsync();
        var incident = await room.SubmitAsync();
        var (token, person) = await LinkAsync(room, incident);
        var anybody = room.Host.Anonymous();

        for (var scan = 0; scan < 3; scan++)
        {
            var shown = await GetAsync<AcknowledgementResponse>(anybody, $"acknowledgements/{token}");
            Assert.Equal((incident.Number, "Told", true, null), (shown.Number, shown.Person, shown.IsOpen, shown.AcknowledgedAt));
        }
        Assert.DoesNotContain(await TimelineAsync(room.Manager, incident.Id), line => line.Type == "EscalationAcknowledged");

        using var first = await PostAsync(anybody, $"acknowledgements/{token}", null);
        using var second = await PostAsync(anybody, $"acknowledgements/{token}", null);

        var done = await ReadAsync<AcknowledgementResponse>(second);
        Assert.Equal((HttpStatusCode.OK, "Told"), (first.StatusCode, done.AcknowledgedBy));
        var line = Assert.Single(await TimelineAsync(room.Manager, incident.Id), line => line.Type == "EscalationAcknowledged");
        Assert.Equal(person, line.ActorId);
    }

    [Fact]
    public async Task A_link_that_is_too_old_unknown_or_good_for_something_else_leads_nowhere()
    {
        var room = await OpenAsync();
        var incident = await room.SubmitAsync();
        var (old, _) = await LinkAsync(room, incident, age: AcknowledgeLink.Lifetime + Duration.FromSeconds(1));
        var (other, _) = await LinkAsync(room, incident, purpose: "ResetPassword");
        var anybody = room.Host.Anonymous();

        foreach (var token in new[] { old, other, Secret.New(Secret.Link).Text })
        {
            using var pressed = await PostAsync(anybody, $"acknowledgements/{token}", null);
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (await StatusAsync(anybody, $"acknowledgements/{token}"), pressed.StatusCode));
        }
    }

    [Fact]
    public async Task A_link_to_acknowledge_sets_no_password()
    {
        var room = await OpenAsync();
        var (token, _) = await LinkAsync(room, await room.SubmitAsync());

        using var response = await PostAsync(room.Host.Anonymous(), "auth/reset", new { token, password = "a long enough password" });

        Assert.Contains("token", (await ProblemAsync(response, HttpStatusCode.UnprocessableEntity)).Errors!.Keys);
    }

    [Fact]
    public async Task Who_has_left_since_acknowledges_nothing()
    {
        var room = await OpenAsync();
        var (token, person) = await LinkAsync(room, await room.SubmitAsync());
        await room.Host.AsOwnerAsync(room.Organization.Id, db => db.Memberships.Where(row => row.PersonId == person)
            .ExecuteUpdateAsync(row => row.SetProperty(m => m.IsActive, false), Cancel));

        using var pressed = await PostAsync(room.Host.Anonymous(), $"acknowledgements/{token}", null);

        Assert.Equal(HttpStatusCode.NotFound, pressed.StatusCode);
    }

    [Fact]
    public async Task Staff_acknowledge_on_the_record_and_see_what_fired_and_what_comes()
    {
        var room = await OpenAsync();
        var incident = await room.SubmitAsync();
        await FireAsync(room, incident, ClockMetric.Response, 75);

        var before = await GetAsync<EscalationsResponse>(room.Agent, $"incidents/{incident.Number}/escalations");
        using var acknowledged = await PostAsync(room.Agent, $"incidents/{incident.Id}/acknowledge", null);
        var after = await GetAsync<EscalationsResponse>(room.Agent, $"incidents/{incident.Number}/escalations");

        Assert.True(before.CanBeAcknowledged);
        Assert.Equal((75, EscalationStepState.Fired), (before.Steps[0].Rule.When.Percent, before.Steps[0].State));
        Assert.Equal(
            EscalationStepState.Next,
            before.Steps.Single(step => step.Rule.When is { Metric: ClockMetric.Resolution, Percent: 90 }).State);
        Assert.Equal(HttpStatusCode.OK, acknowledged.StatusCode);
        Assert.Equal((false, "Agent"), (after.CanBeAcknowledged, after.AcknowledgedBy));
        Assert.Equal(
            EscalationStepState.Acknowledged,
            after.Steps.Single(step => step.Rule.When is { Metric: ClockMetric.Resolution, Percent: 90 }).State);
    }

    [Fact]
    public async Task Steps_of_a_clock_that_is_over_are_cancelled()
    {
        var room = await OpenAsync();
        var incident = await room.SubmitAsync();
        await MoveAsync(room.Agent, incident, "accept");

        var escalations = await GetAsync<EscalationsResponse>(room.Agent, $"incidents/{incident.Number}/escalations");

        Assert.All(
            escalations.Steps.Where(step => step.Rule.When.Metric == ClockMetric.Response),
            step => Assert.Equal(EscalationStepState.Cancelled, step.State));
    }

    [Fact]
    public async Task A_consumer_sees_and_acknowledges_no_escalation_and_nobody_another_organizations()
    {
        var (room, other) = (await OpenAsync(), await OpenAsync());
        var incident = await room.SubmitAsync();

        using var acknowledged = await PostAsync(other.Agent, $"incidents/{incident.Id}/acknowledge", null);

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(room.Consumer, $"incidents/{incident.Id}/escalations"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(other.Agent, $"incidents/{incident.Id}/escalations"));
        Assert.Equal(HttpStatusCode.NotFound, acknowledged.StatusCode);
    }

    private static async Task<(string Token, Guid Person)> LinkAsync(
        IncidentRoom room, IncidentResponse incident, Duration? age = null, string purpose = AcknowledgeLink.Purpose)
    {
        var person = await room.Organization.AddPersonAsync("Told", Role.SupportMember, room.Organization.DeskId);
        var secret = Secret.New(Secret.Link);
        var link = AcknowledgeLink.Row(secret, room.Organization.Id, person, incident.Id, WholeSeconds.Now(room.Host.Time) - (age ?? Duration.Zero));
        await room.Host.AsOwnerAsync(room.Organization.Id, async db =>
        {
            db.SignedLinks.Add(new SignedLinkRow
            {
                TokenHash = link.TokenHash,
                OrganizationId = link.OrganizationId,
                PersonId = link.PersonId,
                Purpose = purpose,
                RecordId = link.RecordId,
                CreatedAt = link.CreatedAt,
                ExpiresAt = link.ExpiresAt,
            });
            await db.SaveChangesAsync(Cancel);
        });
        return (secret.Text, person);
    }

    private static async Task FireAsync(IncidentRoom room, IncidentResponse incident, ClockMetric metric, int percent) =>
        await room.Host.AsOwnerAsync(room.Organization.Id, async db =>
        {
            var row = await db.Incidents.SingleAsync(record => record.Id == incident.Id, Cancel);
            var clock = await db.Clocks.SingleAsync(clock => clock.IncidentId == incident.Id && clock.Metric == metric, Cancel);
            var policy = await db.EscalationPolicyVersions.SingleAsync(version => version.Id == row.Watch!.PolicyVersionId, Cancel);
            db.EscalationFirings.Add(new EscalationFiringRow
            {
                ClockId = clock.Id,
                RuleId = policy.Policy.Rules.Single(rule => rule.When == new EscalationCondition.ClockShare(metric, percent)).Id,
                Run = 1,
                OrganizationId = row.OrganizationId,
                IncidentId = row.Id,
                PolicyVersionId = policy.Id,
                DueAt = row.OpenedAt,
                FiredAt = row.OpenedAt,
                Outcome = EscalationOutcome.Fired,
            });
            await db.SaveChangesAsync(Cancel);
        });
}
