using System.Net;
using System.Net.Http.Json;
using IncidentPlatform.Contracts.Json;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Contracts.Views;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Sharing;
using static IncidentPlatform.Api.Tests.Incidents.IncidentRoom;

namespace IncidentPlatform.Api.Tests.Views;

public sealed class ViewTests
{
    private static readonly Dictionary<string, string> Urgent = new() { ["state"] = "open", ["priority"] = "P1,P2", ["dueWithinSeconds"] = "3600", ["sort"] = "due" };

    private static readonly Dictionary<string, string> None = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_view_is_kept_read_renamed_and_deleted()
    {
        var room = await OpenAsync();

        var view = await CreateAsync(room.Agent, new SaveViewRequest("Urgent", Urgent));
        Assert.Equal((true, true, false, Audience.Owner, "Agent"), (view.IsMine, view.MayChange, view.IsDefault, view.Audience, view.Owner));
        Assert.Equal(Urgent, view.Filter);
        using var renamed = await PutAsync(room.Agent, $"views/{view.Id}", new SaveViewRequest("Very urgent", Urgent), view.Version);
        Assert.Equal(("Very urgent", view.Version + 1), (await ReadAsync<ViewResponse>(renamed) is { } now ? (now.Name, now.Version) : default));
        Assert.Equal(["Very urgent"], (await ListAsync(room.Agent)).Select(found => found.Name));
        Assert.Equal("Very urgent", (await GetAsync<ViewResponse>(room.Agent, $"views/{view.Id}")).Name);
        using var early = await DeleteAsync(room.Agent, $"views/{view.Id}", view.Version);
        Assert.Equal(ProblemCodes.Stale, (await ProblemAsync(early, HttpStatusCode.PreconditionFailed)).Code);
        using var deleted = await DeleteAsync(room.Agent, $"views/{view.Id}", view.Version + 1);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Empty(await ListAsync(room.Agent));
    }

    [Fact]
    public async Task A_stale_change_a_name_that_is_taken_and_a_missing_version_are_refused()
    {
        var room = await OpenAsync();
        var view = await CreateAsync(room.Agent, new SaveViewRequest("Urgent", Urgent));
        await CreateAsync(room.Manager, new SaveViewRequest("Urgent", Urgent)); // names are unique per owner

        using var twice = await PostAsync(room.Agent, "views", new SaveViewRequest("Urgent", None));
        using var stale = await PutAsync(room.Agent, $"views/{view.Id}", new SaveViewRequest("Later", Urgent), view.Version + 1);
        using var unversioned = await PutAsync(room.Agent, $"views/{view.Id}", new SaveViewRequest("Later", Urgent), null);

        Assert.Contains("name", (await ProblemAsync(twice, HttpStatusCode.Conflict)).Errors!.Keys);
        await ProblemAsync(stale, HttpStatusCode.PreconditionFailed);
        await ProblemAsync(unversioned, HttpStatusCode.PreconditionRequired);
    }

    [Theory]
    [InlineData("a state that is none", "state", "Sleeping")]
    [InlineData("a sort that is none", "sort", "best")]
    [InlineData("an id that is none", "groupId", "network")]
    [InlineData("a person that is none", "assigneeId", "everybody")]
    [InlineData("neither true nor false", "major", "perhaps")]
    [InlineData("no seconds", "dueWithinSeconds", "soon")]
    [InlineData("a parameter of the page, not of the filter", "cursor", "x")]
    [InlineData("no parameter at all", "colour", "red")]
    public async Task A_filter_is_checked_as_the_list_checks_it(string reason, string name, string value)
    {
        var room = await OpenAsync();

        using var response = await PostAsync(room.Agent, "views", new SaveViewRequest("Odd", new Dictionary<string, string> { [name] = value }));

        Assert.True((await ProblemAsync(response, HttpStatusCode.UnprocessableEntity)).Errors!.ContainsKey($"filter.{name}"), reason);
    }

    [Fact]
    public async Task A_shared_view_is_there_for_whom_it_is_shared_with()
    {
        var (room, other) = (await OpenAsync(), await OpenAsync());
        var network = await room.Organization.AddGroupAsync("network");
        var member = await room.ClientAsync(Role.SupportMember, network);
        var colleague = await room.ClientAsync(Role.SupportMember, network);
        await CreateAsync(member, new SaveViewRequest("Mine", None));
        var groups = await CreateAsync(member, new SaveViewRequest("Ours", None, Audience.Group, network));
        var all = await CreateAsync(room.Manager, new SaveViewRequest("Everybody's", None, Audience.Organization));

        Assert.Equal(["Everybody's", "Ours"], (await ListAsync(colleague)).Select(view => view.Name));
        Assert.Equal(["Everybody's"], (await ListAsync(room.Agent)).Select(view => view.Name));
        Assert.Equal(["Everybody's", "Ours"], (await ListAsync(room.Manager)).Select(view => view.Name));
        Assert.Empty(await ListAsync(other.Manager));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(room.Agent, $"views/{groups.Id}"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(other.Manager, $"views/{all.Id}"));
        Assert.Equal(("network", "SupportMember", false), (await ListAsync(colleague)) is [_, var ours] ? (ours.Group, ours.Owner, ours.MayChange) : default);
    }

    [Fact]
    public async Task Who_may_share_and_change_what_is_shared_is_asked_at_each_request()
    {
        var room = await OpenAsync();
        var network = await room.Organization.AddGroupAsync("network");
        var view = await CreateAsync(room.Agent, new SaveViewRequest("Desk", None, Audience.Group, room.Organization.DeskId));
        var colleague = await room.ClientAsync(Role.Agent, room.Organization.DeskId);

        await RefusedAsync(PostAsync(room.Agent, "views", new SaveViewRequest("All", None, Audience.Organization)), HttpStatusCode.Forbidden);
        await RefusedAsync(PostAsync(room.Agent, "views", new SaveViewRequest("Network", None, Audience.Group, network)), HttpStatusCode.Forbidden);
        await RefusedAsync(PostAsync(room.Agent, "views", new SaveViewRequest("Group", None, Audience.Group)), HttpStatusCode.UnprocessableEntity);
        await RefusedAsync(PutAsync(colleague, $"views/{view.Id}", new SaveViewRequest("Ours", None), view.Version), HttpStatusCode.Forbidden);
        await RefusedAsync(DeleteAsync(colleague, $"views/{view.Id}", view.Version), HttpStatusCode.Forbidden);
        using var managed = await PutAsync(room.Manager, $"views/{view.Id}", new SaveViewRequest("The desk's", None, Audience.Group, room.Organization.DeskId), view.Version);
        Assert.Equal(HttpStatusCode.OK, managed.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(room.Consumer, "views"));

        static async Task RefusedAsync(Task<HttpResponseMessage> request, HttpStatusCode status)
        {
            using var response = await request;
            await ProblemAsync(response, status);
        }
    }

    [Fact]
    public async Task Each_person_begins_with_a_view_of_their_choice_until_it_is_deleted()
    {
        var room = await OpenAsync();
        var view = await CreateAsync(room.Manager, new SaveViewRequest("Urgent", Urgent, Audience.Organization));
        var hidden = await CreateAsync(room.Manager, new SaveViewRequest("Hidden", Urgent));

        using var chosen = await PutAsync(room.Agent, "views/default", new DefaultViewRequest(view.Id), null);
        using var unseen = await PutAsync(room.Agent, "views/default", new DefaultViewRequest(hidden.Id), null);

        Assert.Equal(HttpStatusCode.NoContent, chosen.StatusCode);
        Assert.Contains("viewId", (await ProblemAsync(unseen, HttpStatusCode.UnprocessableEntity)).Errors!.Keys);
        Assert.True((await GetAsync<ViewResponse>(room.Agent, $"views/{view.Id}")).IsDefault);
        Assert.False((await GetAsync<ViewResponse>(room.Manager, $"views/{view.Id}")).IsDefault);
        using var deleted = await DeleteAsync(room.Manager, $"views/{view.Id}", view.Version);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Empty(await ListAsync(room.Agent));
    }

    [Fact]
    public async Task The_list_comes_in_pages_by_name()
    {
        var room = await OpenAsync();
        foreach (var name in new[] { "C", "A", "B" }) await CreateAsync(room.Agent, new SaveViewRequest(name, None));

        var first = await GetAsync<PageResponse<ViewResponse>>(room.Agent, "views?limit=2");
        var second = await GetAsync<PageResponse<ViewResponse>>(room.Agent, $"views?limit=2&cursor={first.NextCursor}");

        Assert.Equal(["A", "B", "C"], first.Items.Concat(second.Items).Select(view => view.Name));
        Assert.Equal("", second.NextCursor);
    }

    private static async Task<IReadOnlyList<ViewResponse>> ListAsync(HttpClient by) => (await GetAsync<PageResponse<ViewResponse>>(by, "views")).Items;

    private static async Task<ViewResponse> CreateAsync(HttpClient by, SaveViewRequest request)
    {
        using var response = await PostAsync(by, "views", request);
        Assert.True(response.StatusCode == HttpStatusCode.Created, await response.Content.ReadAsStringAsync(Cancel));
        return await ReadAsync<ViewResponse>(response);
    }

    internal static async Task<HttpResponseMessage> PutAsync(HttpClient by, string path, object body, int? version)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/{path}") { Content = JsonContent.Create(body, body.GetType(), options: PlatformJson.Options) };
        if (version is { } known) request.Headers.Add("If-Match", $"\"{known}\"");
        return await by.SendAsync(request, Cancel);
    }

    internal static async Task<HttpResponseMessage> DeleteAsync(HttpClient by, string path, int version)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"/api/v1/{path}");
        request.Headers.Add("If-Match", $"\"{version}\"");
        return await by.SendAsync(request, Cancel);
    }
}
