using System.Net;
using System.Text.Json;
using IncidentPlatform.Contracts.Catalog;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Web.Tests.Hosting;

namespace IncidentPlatform.Web.Tests.Administration;

public sealed class GroupsPageTests
{
    private static readonly Guid Calendar = Guid.NewGuid();
    private static readonly GroupMemberResponse Sari = new(Guid.NewGuid(), "Sari");
    private static readonly GroupResponse Network = new(Guid.NewGuid(), "Network", 2, false, null, true, [Sari], Sari.Id, Calendar);

    [Fact]
    public async Task What_the_form_does_not_show_is_kept()
    {
        using var reader = await AdministratorAsync();
        reader.Answers[$"PUT groups/{Network.Id}"] = () => SignedIn.Json(Network);

        using var answer = await SaveAsync(reader);

        Assert.EndsWith("/administration/groups?saved=true", answer.Headers.Location!.ToString());
        var sent = JsonDocument.Parse(reader.Calls.Single(call => call.Call == $"PUT groups/{Network.Id}").Body).RootElement;
        Assert.Equal(Calendar, sent.GetProperty("calendarId").GetGuid());
        Assert.Equal(Sari.Id, sent.GetProperty("memberIds").EnumerateArray().Single().GetGuid());
        Assert.True(sent.GetProperty("isActive").GetBoolean());
    }

    [Fact]
    public async Task A_refused_form_keeps_what_was_typed()
    {
        using var reader = await AdministratorAsync();
        reader.Answers[$"PUT groups/{Network.Id}"] = () => SignedIn.Problem(HttpStatusCode.Conflict, ProblemCodes.Conflict);

        using var answer = await SaveAsync(reader);

        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("value=\"Networks\"", page);
        Assert.Contains("role=\"alert\"", page);
    }

    [Theory]
    [InlineData("/administration/people")]
    [InlineData("/administration/groups")]
    [InlineData("/administration/services")]
    [InlineData("/administration/categories")]
    [InlineData("/administration/deliveries")]
    [InlineData("/administration/audit")]
    [InlineData("/routing")]
    public async Task Who_administers_nothing_is_turned_away(string path)
    {
        using var reader = await SignedIn.AsAsync(Role.Agent);

        using var answer = await reader.Browser.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.StartsWith("https://localhost/forbidden", answer.Headers.Location!.ToString());
    }

    private static async Task<SignedIn> AdministratorAsync()
    {
        var reader = await SignedIn.AsAsync(Role.Administrator);
        reader.Answers["GET groups"] = () => SignedIn.Json(new PageResponse<GroupResponse>([Network], ""));
        reader.Answers["GET users"] = () => SignedIn.Json(new PageResponse<UserResponse>([], ""));
        return reader;
    }

    private static Task<HttpResponseMessage> SaveAsync(SignedIn reader) => reader.PostAsync("/administration/groups",
    [
        ("Form.Id", Network.Id.ToString()), ("Form.Name", "Networks"), ("Form.Tier", "2"), ("Form.MemberIds", Sari.Id.ToString()),
        ("Form.LeadId", Sari.Id.ToString()), ("Form.IsActive", "true"),
    ]);
}
