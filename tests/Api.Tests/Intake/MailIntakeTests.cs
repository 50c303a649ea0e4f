using System.Net;
using System.Net.Http.Json;
using IncidentPlatform.Api.Tests.Incidents;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Intake;
using IncidentPlatform.Contracts.Json;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Data.Intake;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Intake;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static IncidentPlatform.Api.Tests.Incidents.IncidentRoom;

namespace IncidentPlatform.Api.Tests.Intake;

public sealed class MailIntakeTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_administrator_says_where_mail_is_taken_and_from_whom()
    {
        var room = await OpenAsync();
        var admin = await room.ClientAsync(Role.Administrator);
        var address = NewAddress();

        var before = await GetAsync<MailIntakeResponse>(admin, "mail-intake");
        using var response = await PutAsync(admin, new SaveMailIntakeRequest($" {address.ToUpperInvariant()} ", ["@Example.com", "example.com", "a.example"]), 0);

        Assert.Equal((null, 0), (before.Address, before.Version));
        var saved = await GetAsync<MailIntakeResponse>(admin, "mail-intake");
        Assert.Equal((address, 1), (saved.Address, saved.Version));
        Assert.Equal(["example.com", "a.example"], saved.Domains);
    }

    [Theory]
    [InlineData("no address", "address")]
    [InlineData("help+desk@demo.example", "address")]
    [InlineData("a-local-part-that-leaves-no-room@demo.example", "address")]
    [InlineData("help@localhost", "address")]
    public async Task An_address_that_can_carry_no_token_is_refused(string address, string field)
    {
        var admin = await (await OpenAsync()).ClientAsync(Role.Administrator);

        using var response = await PutAsync(admin, new SaveMailIntakeRequest(address), 0);

        Assert.Contains(field, (await ProblemAsync(response, HttpStatusCode.UnprocessableEntity)).Errors!.Keys);
    }

    [Fact]
    public async Task A_domain_that_is_none_is_refused()
    {
        var admin = await (await OpenAsync()).ClientAsync(Role.Administrator);

        using var response = await PutAsync(admin, new SaveMailIntakeRequest(NewAddress(), ["*.example.com"]), 0);

        Assert.Contains("domains", (await ProblemAsync(response, HttpStatusCode.UnprocessableEntity)).Errors!.Keys);
    }

    [Fact]
    public async Task Two_organizations_never_have_one_address()
    {
        var address = NewAddress();
        using var first = await PutAsync(await (await OpenAsync()).ClientAsync(Role.Administrator), new SaveMailIntakeRequest(address), 0);

        using var second = await PutAsync(await (await OpenAsync()).ClientAsync(Role.Administrator), new SaveMailIntakeRequest(address), 0);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        var problem = await ProblemAsync(second, HttpStatusCode.Conflict);
        Assert.Equal((ProblemCodes.Conflict, "address"), (problem.Code, Assert.Single(problem.Errors!.Keys)));
    }

    [Fact]
    public async Task Nobody_overwrites_what_somebody_else_changed()
    {
        var admin = await (await OpenAsync()).ClientAsync(Role.Administrator);
        using var first = await PutAsync(admin, new SaveMailIntakeRequest(NewAddress()), 0);

        using var second = await PutAsync(admin, new SaveMailIntakeRequest(null), 0);
        using var third = await PutAsync(admin, new SaveMailIntakeRequest(null), 1);

        Assert.Equal(HttpStatusCode.PreconditionFailed, second.StatusCode);
        Assert.Null((await ReadAsync<MailIntakeResponse>(third)).Address);
    }

    [Fact]
    public async Task Only_an_administrator_sees_and_changes_it_and_only_their_own()
    {
        var room = await OpenAsync();
        await AddMailAsync(room, (await room.SubmitAsync()).Id, 1, null);

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(room.Manager, "mail-intake"));
        using var refused = await PutAsync(room.Manager, new SaveMailIntakeRequest(NewAddress()), 0);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Single((await GetAsync<MailIntakeResponse>(await room.ClientAsync(Role.Administrator), "mail-intake")).Recent);
        Assert.Empty((await GetAsync<MailIntakeResponse>(await (await OpenAsync()).ClientAsync(Role.Administrator), "mail-intake")).Recent);
    }

    [Fact]
    public async Task The_whole_mail_is_shown_on_demand_to_whoever_sees_its_line()
    {
        var room = await OpenAsync();
        var incident = await MailedAsync(room);
        await AddMailAsync(room, incident.Id, 1, "It jams.\n\n-- \nRina");

        Assert.True((await TimelineAsync(room.Consumer, incident.Id))[0].HasWholeMail);
        Assert.Equal("It jams.\n\n-- \nRina", (await GetAsync<WholeMailResponse>(room.Consumer, $"incidents/{incident.Number}/timeline/1/mail")).Text);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(await room.ClientAsync(Role.Consumer), $"incidents/{incident.Id}/timeline/1/mail"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync((await OpenAsync()).Manager, $"incidents/{incident.Id}/timeline/1/mail"));
    }

    [Fact]
    public async Task What_is_redacted_is_gone_from_the_whole_mail_too()
    {
        var room = await OpenAsync();
        var keeper = await room.Host.Database.AddPersonAsync(room.Organization.Row, "Keeper", [Role.Administrator, Role.IncidentManager], []);
        var incident = await MailedAsync(room);
        await AddMailAsync(room, incident.Id, 1, "My password is 1234");

        using var redacted = await PostAsync(
            await room.Host.ClientForAsync(room.Organization, keeper), $"incidents/{incident.Id}/redact", new RedactRequest("A password"));

        Assert.Equal(HttpStatusCode.OK, redacted.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(room.Consumer, $"incidents/{incident.Id}/timeline/1/mail"));
        Assert.False((await TimelineAsync(room.Consumer, incident.Id))[0].HasWholeMail);
    }

    private static string NewAddress() => $"h{Guid.NewGuid():N}"[..20] + "@desk.example";

    private static async Task<HttpResponseMessage> PutAsync(HttpClient by, SaveMailIntakeRequest request, int version)
    {
        using var message = new HttpRequestMessage(HttpMethod.Put, "/api/v1/mail-intake") { Content = JsonContent.Create(request, options: PlatformJson.Options) };
        message.Headers.Add("If-Match", $"\"{version}\"");
        return await by.SendAsync(message, Cancel);
    }

    // A record as the Worker opens it.
    private static async Task<IncidentResponse> MailedAsync(IncidentRoom room)
    {
        var incident = await SubmitAsync(room.Consumer, new SubmitIncidentRequest("Printer jams", "It jams."));
        await room.Host.AsOwnerAsync(room.Organization.Id, db => db.Timeline.Where(line => line.IncidentId == incident.Id && line.Sequence == 1)
            .ExecuteUpdateAsync(line => line.SetProperty(row => row.Channel, Channel.Email), Cancel));
        return incident;
    }

    private static Task AddMailAsync(IncidentRoom room, Guid incidentId, int sequence, string? text) =>
        room.Host.AsOwnerAsync(room.Organization.Id, async db =>
        {
            db.ReceivedMails.Add(new ReceivedMailRow
            {
                OrganizationId = room.Organization.Id,
                Digest = Guid.NewGuid().ToByteArray(),
                ReceivedAt = Instant.FromUtc(2026, 3, 3, 2, 0),
                Sender = "rina@demo.example",
                Outcome = IntakeOutcome.Opened,
                IncidentId = incidentId,
                Sequence = sequence,
                Text = text,
            });
            await db.SaveChangesAsync(Cancel);
        });
}
