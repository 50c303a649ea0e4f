using System.Net;
using IncidentPlatform.Data;
using IncidentPlatform.Data.Identity;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IncidentPlatform.Api.Tests.Hosting;

/// <summary>What holds for every endpoint, asked of the route table: a new one is in it by itself.</summary>
public sealed class RouteGuardTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_token_every_endpoint_answers_401()
    {
        var host = await ApiHost.SharedAsync();

        Assert.Empty(await OthersThanAsync(HttpStatusCode.Unauthorized, host.Anonymous(), ApiRoute.All(host)));
    }

    [Fact]
    public async Task Without_the_permission_every_endpoint_answers_403()
    {
        var host = await ApiHost.SharedAsync();
        var organization = await host.Database.AddOrganizationAsync();

        Assert.Empty(await OthersThanAsync(HttpStatusCode.Forbidden, await ClientWithoutScopesAsync(host, organization), ApiRoute.All(host)));
    }

    [Fact]
    public async Task A_thing_of_another_organization_is_not_found_by_any_endpoint_of_the_desk()
    {
        var host = await ApiHost.SharedAsync();
        var (mine, other) = (await host.Database.AddOrganizationAsync(), await host.Database.AddOrganizationAsync());
        var everyRole = await host.ClientForAsync(mine, Enum.GetValues<Role>());
        var things = await ThingsOfAsync(host, other);

        var routes = ApiRoute.All(host).Where(route => route.NamesOne && things.ContainsKey(route.Room)).ToList();
        var wrong = new List<string>();
        foreach (var route in routes)
        {
            using var response = await route.CallAsync(everyRole, things[route.Room], Cancel);
            if (response.StatusCode != HttpStatusCode.NotFound) wrong.Add($"{route}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync(Cancel)}");
        }

        Assert.Empty(wrong);
        Assert.Equal(things.Keys.Order(), routes.Select(route => route.Room).Distinct().Order());
    }

    private static async Task<IReadOnlyDictionary<string, Guid>> ThingsOfAsync(ApiHost host, TestOrganization organization)
    {
        var consumer = await host.ClientForAsync(organization, Role.Consumer);
        var incident = await Incidents.IncidentRoom.SubmitAsync(consumer, new Contracts.Incidents.SubmitIncidentRequest("Printer jams"));
        var admin = await host.ClientForAsync(organization, Role.Administrator);
        using var category = await Incidents.IncidentRoom.PostAsync(admin, "categories", new Contracts.Catalog.SaveCategoryRequest("Printing"));
        var provider = await host.Database.AddOrganizationAsync();
        await host.AsOwnerAsync(provider.Id, db => db.Organizations.Where(row => row.Id == provider.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(r => r.IsProvider, true), Cancel));
        using var agreement = await Incidents.IncidentRoom.PostAsync(
            admin, "agreements", new Contracts.Agreements.OfferAgreementRequest("Desk at night", provider.Id, organization.DeskId));
        var delivery = Guid.Empty;
        await host.AsOwnerAsync(organization.Id, async db =>
        {
            delivery = await db.Deliveries.Where(row => row.RecordId == incident.Id).OrderBy(row => row.Id).Select(row => row.Id).FirstAsync(Cancel);
            await db.Deliveries.Where(row => row.Id == delivery)
                .ExecuteUpdateAsync(row => row.SetProperty(r => r.ParkedAt, WholeSeconds.Now(host.Time)), Cancel);
        });
        using var rota = await Incidents.IncidentRoom.PostAsync(
            admin, "rotas", Rotas.RotaRoom.Weekly(organization.DeskId, await organization.AddPersonAsync("Ayu", Role.Agent, organization.DeskId)));
        var audit = new Data.Auditing.AuditRunRow
        {
            Id = Guid.CreateVersion7(),
            OrganizationId = organization.Id,
            Cause = Data.Auditing.AuditCause.Nightly,
            StartedAt = WholeSeconds.Now(host.Time),
        };
        await host.AsOwnerAsync(organization.Id, async db =>
        {
            db.AuditRuns.Add(audit);
            // Under the record's id: the room of major incidents has both.
            db.MajorProposals.Add(new Data.MajorIncidents.MajorProposalRow
            {
                Id = incident.Id, OrganizationId = organization.Id, ServiceId = organization.GeneralId, ProposedAt = WholeSeconds.Now(host.Time),
            });
            await db.SaveChangesAsync(Cancel);
        });
        using var file = new StringContent("a file");
        using var attached = await consumer.PostAsync($"/api/v1/incidents/{incident.Id}/attachments", file, Cancel);
        using var csv = new StringContent("number,opened\nOLD-1,2026-03-02 09:00\n");
        using var imported = await admin.PostAsync("/api/v1/imports/incidents", csv, Cancel);
        using var escalation = await Incidents.IncidentRoom.PostAsync(
            admin, "escalation-policies", new Contracts.Escalation.SaveEscalationPolicyRequest("At night", []));
        using var view = await Incidents.IncidentRoom.PostAsync(
            admin, "views", new Contracts.Views.SaveViewRequest("Urgent", new Dictionary<string, string>(), Domain.Sharing.Audience.Organization));
        using var template = await Incidents.IncidentRoom.PostAsync(admin, "templates", new Contracts.Templates.SaveTemplateRequest(
            "Thanks", Domain.Templates.TemplatePurpose.Reply, "en", "Thank you", Domain.Sharing.Audience.Organization));
        return new Dictionary<string, Guid>
        {
            ["views"] = (await Incidents.IncidentRoom.ReadAsync<Contracts.Views.ViewResponse>(view)).Id,
            ["templates"] = (await Incidents.IncidentRoom.ReadAsync<Contracts.Templates.TemplateResponse>(template)).Id,
            ["escalation-policies"] = (await Incidents.IncidentRoom.ReadAsync<Contracts.Escalation.EscalationPolicyResponse>(escalation)).Id,
            ["timers"] = incident.Id,
            ["audits"] = audit.Id,
            ["agreements"] = (await Incidents.IncidentRoom.ReadAsync<Contracts.Agreements.AgreementResponse>(agreement)).Id,
            ["deliveries"] = delivery,
            ["imports"] = (await Incidents.IncidentRoom.ReadAsync<Contracts.Imports.ImportResponse>(imported)).Id,
            ["attachments"] = (await Incidents.IncidentRoom.ReadAsync<Contracts.Paging.PageResponse<Contracts.Incidents.AttachmentResponse>>(attached)).Items[0].Id,
            ["incidents"] = incident.Id,
            ["major-incidents"] = incident.Id,
            ["rotas"] = (await Incidents.IncidentRoom.ReadAsync<Contracts.OnCall.RotaResponse>(rota)).Id,
            ["groups"] = organization.DeskId,
            ["services"] = organization.GeneralId,
            ["categories"] = (await Incidents.IncidentRoom.ReadAsync<Contracts.Catalog.CategoryResponse>(category)).Id,
        };
    }

    private static async Task<IReadOnlyList<string>> OthersThanAsync(HttpStatusCode expected, HttpClient by, IReadOnlyList<ApiRoute> routes)
    {
        Assert.True(routes.Count > 30, $"Only {routes.Count} endpoints are mapped.");
        var others = new List<string>();
        foreach (var route in routes)
        {
            using var response = await route.CallAsync(by, Guid.CreateVersion7(), Cancel);
            if (response.StatusCode != expected || response.Content.Headers.ContentType?.MediaType != "application/problem+json")
                others.Add($"{route}: {(int)response.StatusCode}");
        }
        return others;
    }

    private static async Task<HttpClient> ClientWithoutScopesAsync(ApiHost host, TestOrganization organization)
    {
        var person = await host.Database.AddPersonAsync(organization.Row, "Everybody", Enum.GetValues<Role>(), []);
        var token = Secret.New(Secret.Personal);
        var now = WholeSeconds.Now(host.Time);
        await host.AsOwnerAsync(organization.Id, async db =>
        {
            db.PersonalAccessTokens.Add(new PersonalAccessTokenRow
            {
                Id = Guid.CreateVersion7(),
                OrganizationId = organization.Id,
                PersonId = person,
                Name = "No scope",
                TokenHash = token.Hash,
                Scopes = [],
                CreatedAt = now,
                ExpiresAt = now + Duration.FromHours(1),
            });
            await db.SaveChangesAsync();
        });
        return host.WithToken(token.Text);
    }
}
