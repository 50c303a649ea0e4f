using System.Net;
using IncidentPlatform.Api.Tests.Agreements;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Templates;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sharing;
using IncidentPlatform.Domain.Templates;
using static IncidentPlatform.Api.Tests.Incidents.IncidentRoom;
using static IncidentPlatform.Api.Tests.Views.ViewTests;

namespace IncidentPlatform.Api.Tests.Templates;

public sealed class TemplateTests
{
    private static readonly SaveTemplateRequest Thanks = new("Thanks", TemplatePurpose.Reply, "en", "Hello {{requester}}, {{agent}} looks at {{number}}: {{subject}}.");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_text_is_kept_changed_and_deleted()
    {
        var room = await OpenAsync();

        var template = await CreateAsync(room.Agent, Thanks);
        using var changed = await PutAsync(room.Agent, $"templates/{template.Id}", Thanks with { Text = "Hello" }, template.Version);
        Assert.Equal("Hello", (await ReadAsync<TemplateResponse>(changed)).Text);
        using var stale = await PutAsync(room.Agent, $"templates/{template.Id}", Thanks, template.Version);
        await ProblemAsync(stale, HttpStatusCode.PreconditionFailed);
        using var deleted = await DeleteAsync(room.Agent, $"templates/{template.Id}", template.Version + 1);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(room.Agent, $"templates/{template.Id}"));
    }

    [Fact]
    public async Task On_a_record_its_places_are_filled()
    {
        var room = await OpenAsync();
        var incident = await room.SubmitAsync("Printer jams");
        var template = await CreateAsync(room.Agent, Thanks);

        var filled = await GetAsync<TemplateResponse>(room.Agent, $"incidents/{incident.Number}/templates/{template.Id}");

        Assert.Equal($"Hello Consumer, Agent looks at {incident.Number}: Printer jams.", filled.Text);
        Assert.Equal(Thanks.Text, (await GetAsync<TemplateResponse>(room.Agent, $"templates/{template.Id}")).Text);
    }

    [Fact]
    public async Task For_a_new_record_a_text_presets_its_fields()
    {
        var room = await OpenAsync();
        var template = await CreateAsync(room.Agent, new SaveTemplateRequest(
            "Password", TemplatePurpose.Record, "id", "Dicatat oleh {{agent}}", Subject: "Lupa kata sandi", Kind: IncidentKind.Question,
            Impact: Impact.Minor, Urgency: Urgency.High, ServiceId: room.Organization.GeneralId));

        var filled = await GetAsync<TemplateResponse>(room.Agent, $"templates/{template.Id}?filled=true");

        Assert.Equal(("Dicatat oleh Agent", "Lupa kata sandi", IncidentKind.Question, room.Organization.GeneralId), (filled.Text, filled.Subject, filled.Kind, filled.ServiceId));
        Assert.Equal(["Password"], (await GetAsync<PageResponse<TemplateResponse>>(room.Agent, "templates?purpose=Record&language=id")).Items.Select(found => found.Name));
        Assert.Empty((await GetAsync<PageResponse<TemplateResponse>>(room.Agent, "templates?purpose=Reply")).Items);
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_and_names_the_field()
    {
        var room = await OpenAsync();

        await RefusedAsync(Thanks with { Text = "Hello {{name}}" }, "text");
        await RefusedAsync(Thanks with { Text = " " }, "text");
        await RefusedAsync(Thanks with { Language = "fr" }, "language");
        await RefusedAsync(Thanks with { ResolutionCode = ResolutionCode.Solved }, "resolutionCode");
        await RefusedAsync(Thanks with { Subject = "Printer" }, "subject");
        await RefusedAsync(Thanks with { Purpose = TemplatePurpose.Record, Text = "{{number}}" }, "text");
        await RefusedAsync(Thanks with { Purpose = TemplatePurpose.Record, Text = "Words", ServiceId = Guid.NewGuid() }, "serviceId");
        await RefusedAsync(Thanks with { Audience = Audience.Group }, "groupId");

        async Task RefusedAsync(SaveTemplateRequest request, string field)
        {
            using var response = await PostAsync(room.Agent, "templates", request);
            Assert.Contains(field, (await ProblemAsync(response, HttpStatusCode.UnprocessableEntity)).Errors!.Keys);
        }
    }

    [Fact]
    public async Task Two_languages_share_a_name_and_one_does_not()
    {
        var room = await OpenAsync();
        await CreateAsync(room.Agent, Thanks);

        await CreateAsync(room.Agent, Thanks with { Language = "id" });
        using var twice = await PostAsync(room.Agent, "templates", Thanks);

        Assert.Contains("name", (await ProblemAsync(twice, HttpStatusCode.Conflict)).Errors!.Keys);
    }

    [Fact]
    public async Task A_text_is_there_for_whom_it_is_shared_with()
    {
        var (room, other) = (await OpenAsync(), await OpenAsync());
        var admin = await room.ClientAsync(Role.Administrator);
        var shared = await CreateAsync(admin, Thanks with { Audience = Audience.Organization });
        await CreateAsync(room.Agent, Thanks with { Name = "Mine" });
        var incident = await room.SubmitAsync();

        Assert.Equal(["Mine", "Thanks"], (await ChoicesAsync(room.Agent, incident)).Select(choice => choice.Name));
        Assert.Equal(["Thanks"], (await ChoicesAsync(room.Manager, incident)).Select(choice => choice.Name));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(other.Agent, $"templates/{shared.Id}"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(other.Agent, $"incidents/{incident.Id}/templates"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(other.Agent, $"incidents/{(await other.SubmitAsync()).Id}/templates/{shared.Id}"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(room.Consumer, "templates"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(room.Consumer, $"incidents/{incident.Id}/templates"));
    }

    [Fact]
    public async Task A_providers_member_uses_the_customers_texts_and_learns_no_hidden_name()
    {
        var hand = await Hand.MakeAsync();
        await hand.OverAsync();
        var template = await CreateAsync(hand.Admin, Thanks with { Text = "[{{requester}}] {{organization}}", Audience = Audience.Organization });
        var incident = await MoveAsync(hand.Customer.Agent, await hand.Customer.SubmitAsync(), "assign", new AssignRequest(hand.NetworkId));

        var filled = await GetAsync<TemplateResponse>(hand.Member, $"incidents/{incident.Id}/templates/{template.Id}");

        Assert.Equal(["Thanks"], (await ChoicesAsync(hand.Member, incident)).Select(choice => choice.Name));
        Assert.Equal($"[] {hand.Customer.Organization.Row.Name}", filled.Text);
    }

    private static async Task<IReadOnlyList<TemplateChoiceResponse>> ChoicesAsync(HttpClient by, IncidentResponse incident) =>
        (await GetAsync<PageResponse<TemplateChoiceResponse>>(by, $"incidents/{incident.Id}/templates")).Items;

    private static async Task<TemplateResponse> CreateAsync(HttpClient by, SaveTemplateRequest request)
    {
        using var response = await PostAsync(by, "templates", request);
        Assert.True(response.StatusCode == HttpStatusCode.Created, await response.Content.ReadAsStringAsync(Cancel));
        return await ReadAsync<TemplateResponse>(response);
    }
}
