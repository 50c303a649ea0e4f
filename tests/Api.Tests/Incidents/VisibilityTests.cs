using System.Net;
using IncidentPlatform.Api.Tests.Hosting;
using IncidentPlatform.Contracts.Catalog;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using static IncidentPlatform.Api.Tests.Incidents.IncidentRoom;

namespace IncidentPlatform.Api.Tests.Incidents;

/// <summary>Who sees which record, asked of every endpoint that reads or changes one.</summary>
public sealed class VisibilityTests
{
    private const string Plain = "plain", Handed = "handed over to the network group and back", Restricted = "restricted, at the network group", Complaint = "complaint";

    private static readonly Dictionary<string, string[]> Seen = new()
    {
        ["requester"] = [Plain, Handed, Restricted, Complaint],
        ["another consumer"] = [],
        ["follower"] = [Plain],
        ["agent"] = [Plain, Handed],
        ["network member"] = [Handed, Restricted],
        ["member of another group"] = [],
        ["incident manager"] = [Plain, Handed, Restricted, Complaint],
        ["service delivery manager"] = [Plain, Handed],
        ["incident manager elsewhere"] = [],
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_caller_sees_exactly_what_the_definition_says_by_every_endpoint()
    {
        var room = await OpenAsync();
        var network = await room.Organization.AddGroupAsync("network");
        var other = await room.Organization.AddGroupAsync("other");
        var follower = await room.Organization.AddPersonAsync("Follower", Role.Consumer);
        var records = await RecordsAsync(room, network, follower);
        var callers = new Dictionary<string, (HttpClient Client, Role Role)>
        {
            ["requester"] = (room.Consumer, Role.Consumer),
            ["another consumer"] = (await room.ClientAsync(Role.Consumer), Role.Consumer),
            ["follower"] = (await room.Host.ClientForAsync(room.Organization, follower), Role.Consumer),
            ["agent"] = (room.Agent, Role.Agent),
            ["network member"] = (await room.ClientAsync(Role.SupportMember, network), Role.SupportMember),
            ["member of another group"] = (await room.ClientAsync(Role.SupportMember, other), Role.SupportMember),
            ["incident manager"] = (room.Manager, Role.IncidentManager),
            ["service delivery manager"] = (await room.ClientAsync(Role.ServiceDeliveryManager), Role.ServiceDeliveryManager),
            ["incident manager elsewhere"] = ((await OpenAsync()).Manager, Role.IncidentManager),
        };
        var routes = ApiRoute.All(room.Host).Where(route => route.Room == "incidents" && route.NamesOne).ToList();
        var wrong = new List<string>();

        foreach (var (who, (client, role)) in callers)
        {
            var listed = (await ListAsync(client)).Items.Select(row => row.Id).Order();
            Assert.Equal(Seen[who].Select(name => records[name]).Order(), listed);

            foreach (var (name, id) in records)
            {
                foreach (var route in routes)
                {
                    // Nothing may change here, so moves of what is visible are left out: they have tests of their own.
                    var isVisible = Seen[who].Contains(name);
                    if (isVisible && route.Method != "GET") continue;
                    // What names a second thing is not found without it, whoever asks.
                    if (isVisible && route.Pattern.Count(letter => letter == '{') > 1) continue;

                    using var response = await route.CallAsync(client, id, Cancel);
                    var expected = !Permissions.Of(role).Contains(route.Permission) ? HttpStatusCode.Forbidden
                        : !isVisible ? HttpStatusCode.NotFound
                        : route.Pattern.EndsWith("/similar", StringComparison.Ordinal) ? HttpStatusCode.ServiceUnavailable // Analytics does not run here
                        : HttpStatusCode.OK;
                    if (response.StatusCode != expected) wrong.Add($"{who}, {name}, {route}: {(int)response.StatusCode} instead of {(int)expected}");
                }
            }
        }

        Assert.Empty(wrong);
        Assert.True(routes.Count >= 19, $"Only {routes.Count} endpoints name a record.");
    }

    [Fact]
    public async Task A_consumer_reads_no_internal_line_and_writes_none()
    {
        var room = await OpenAsync();
        var incident = await room.SubmitAsync();
        await PostAsync(room.Agent, $"incidents/{incident.Id}/comments", new CommentRequest("They always call", Visibility.Internal));
        await PostAsync(room.Agent, $"incidents/{incident.Id}/comments", new CommentRequest("We look at it"));

        using var written = await PostAsync(room.Consumer, $"incidents/{incident.Id}/comments", new CommentRequest("Hidden", Visibility.Internal));
        var seen = await TimelineAsync(room.Consumer, incident.Id);
        var whole = await TimelineAsync(room.Agent, incident.Id);

        Assert.Equal(HttpStatusCode.Forbidden, written.StatusCode);
        Assert.All(seen, line => Assert.Equal(Visibility.Public, line.Visibility));
        Assert.Equal(["We look at it"], seen.Select(line => line.Text).OfType<string>());
        Assert.Equal(["They always call", "We look at it"], whole.Select(line => line.Text).OfType<string>());
    }

    [Fact]
    public async Task An_agent_who_complains_reads_no_internal_line_of_the_complaint()
    {
        var room = await OpenAsync();
        var complaint = await SubmitAsync(room.Agent, new SubmitIncidentRequest("Nobody answers", Kind: IncidentKind.Complaint));
        await PostAsync(room.Manager, $"incidents/{complaint.Id}/comments", new CommentRequest("Look into this agent", Visibility.Internal));

        var seen = await TimelineAsync(room.Agent, complaint.Id);

        Assert.All(seen, line => Assert.Equal(Visibility.Public, line.Visibility));
        Assert.Contains(await TimelineAsync(room.Manager, complaint.Id), line => line.Text == "Look into this agent");
    }

    [Fact]
    public async Task A_consumer_sees_no_address_but_their_own()
    {
        var room = await OpenAsync();
        var watched = await room.SubmitAsync();
        var follower = await room.Organization.AddPersonAsync("Follower", Role.Consumer);
        await PostAsync(room.Agent, $"incidents/{watched.Id}/followers", new FollowRequest(follower));

        var read = await GetAsync<IncidentResponse>(await room.Host.ClientForAsync(room.Organization, follower), $"incidents/{watched.Id}");

        Assert.NotEmpty(watched.Requester.Email);
        Assert.Equal(("Consumer", ""), (read.Requester.Name, read.Requester.Email));
    }

    private static async Task<Dictionary<string, Guid>> RecordsAsync(IncidentRoom room, Guid network, Guid follower)
    {
        var admin = await room.ClientAsync(Role.Administrator);
        using var made = await PostAsync(admin, "categories", new SaveCategoryRequest("Personnel", IsRestricted: true));
        var category = (await ReadAsync<CategoryResponse>(made)).Id;

        var plain = await room.SubmitAsync("Printer jams");
        await PostAsync(room.Agent, $"incidents/{plain.Id}/followers", new FollowRequest(follower));
        var handed = await MoveAsync(room.Agent, await room.SubmitAsync("Cable is cut"), "assign", new AssignRequest(network));
        await MoveAsync(room.Agent, handed, "assign", new AssignRequest(room.Organization.DeskId));
        var restricted = await SubmitAsync(room.Consumer, new SubmitIncidentRequest("My salary", CategoryId: category));
        restricted = await MoveAsync(room.Manager, restricted, "assign", new AssignRequest(network));
        await PostAsync(room.Manager, $"incidents/{restricted.Id}/followers", new FollowRequest(follower));
        var complaint = await SubmitAsync(room.Consumer, new SubmitIncidentRequest("Nobody answers", Kind: IncidentKind.Complaint));
        return new() { [Plain] = plain.Id, [Handed] = handed.Id, [Restricted] = restricted.Id, [Complaint] = complaint.Id };
    }
}
