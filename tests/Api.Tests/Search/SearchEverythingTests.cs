using System.Net;
using IncidentPlatform.Api.Search;
using IncidentPlatform.Api.Tests.Agreements;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Search;
using IncidentPlatform.Domain.Identity;
using static IncidentPlatform.Api.Tests.Incidents.IncidentRoom;

namespace IncidentPlatform.Api.Tests.Search;

public sealed class SearchEverythingTests
{
    [Fact]
    public async Task A_number_finds_its_record_and_those_that_begin_alike()
    {
        var room = await OpenAsync();
        var incident = await room.SubmitAsync();
        var digits = incident.Number[(incident.Number.LastIndexOf('-') + 1)..];

        foreach (var typed in new[] { incident.Number, incident.Number.ToLowerInvariant(), digits })
            Assert.Equal(incident.Id, (await SearchAsync(room.Agent, typed)).Exact?.Id);
        if (digits.Length > 1) Assert.Contains(incident.Id, (await SearchAsync(room.Agent, incident.Number[..^1])).Numbers.Select(found => found.Id));
        Assert.Null((await SearchAsync(room.Agent, $"{incident.Number}0")).Exact);
    }

    [Fact]
    public async Task Words_find_records_with_a_snippet_around_them()
    {
        var room = await OpenAsync();
        var incident = await SubmitAsync(room.Consumer, new SubmitIncidentRequest(
            "Cannot work", "Since this morning the <b>zeppelin</b> in the hangar does not start any more & nobody knows why"));

        var found = Assert.Single((await SearchAsync(room.Agent, "zeppelins")).Records.Items);

        Assert.Equal(incident.Number, found.Number);
        Assert.Equal(["zeppelin"], found.Snippet.Where(part => part.IsHit).Select(part => part.Text));
        // PostgreSQL leaves markup out; what is no markup stays as it was written.
        Assert.Contains("any more & nobody", string.Concat(found.Snippet.Select(part => part.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Indonesian_words_are_marked_in_their_own_grammar()
    {
        var room = await OpenAsync();
        await SubmitAsync(room.Consumer, new SubmitIncidentRequest("Gangguan", "Kami tidak dapat menggunakan proyektor di ruang rapat"));

        var found = Assert.Single((await SearchAsync(room.Agent, "digunakan")).Records.Items);

        Assert.Equal(["menggunakan"], found.Snippet.Where(part => part.IsHit).Select(part => part.Text));
    }

    [Fact]
    public async Task Everybody_finds_what_they_may_see_and_nothing_else()
    {
        var (room, other) = (await OpenAsync(), await OpenAsync());
        var member = await room.ClientAsync(Role.SupportMember, await room.Organization.AddGroupAsync("network"));
        var mine = await SubmitAsync(room.Consumer, new SubmitIncidentRequest("Zeppelin one"));
        var colleagues = await SubmitAsync(await room.ClientAsync(Role.Consumer), new SubmitIncidentRequest("Zeppelin two"));

        Assert.Equal([colleagues.Id, mine.Id], (await SearchAsync(room.Agent, "zeppelin")).Records.Items.Select(found => found.Id));
        Assert.Equal([mine.Id], (await SearchAsync(room.Consumer, "zeppelin")).Records.Items.Select(found => found.Id));
        Assert.Empty((await SearchAsync(member, "zeppelin")).Records.Items);
        Assert.Empty((await SearchAsync(other.Agent, "zeppelin")).Records.Items);
        Assert.Null((await SearchAsync(room.Consumer, colleagues.Number)).Exact);
        Assert.Empty((await SearchAsync(room.Consumer, colleagues.Number[..^1])).Numbers);
        Assert.Null((await SearchAsync(member, mine.Number)).Exact);
        Assert.Empty((await SearchAsync(member, mine.Number[..^1])).Numbers);
        Assert.Null((await SearchAsync(other.Manager, mine.Number)).Exact);
    }

    [Fact]
    public async Task Records_come_in_pages_and_names_only_on_the_first()
    {
        var room = await OpenAsync();
        var expected = new List<Guid>();
        for (var i = 0; i < 5; i++) expected.Add((await room.SubmitAsync($"Agent of zeppelin {i}")).Id);

        var seen = new List<Guid>();
        var page = await SearchAsync(room.Agent, "agent", "&limit=2");
        Assert.NotEmpty(page.People);
        while (true)
        {
            seen.AddRange(page.Records.Items.Select(found => found.Id));
            if (page.Records.NextCursor.Length == 0) break;
            page = await SearchAsync(room.Agent, "agent", $"&limit=2&cursor={page.Records.NextCursor}");
            Assert.Empty(page.People);
        }

        Assert.Equal(expected.OrderDescending(), seen.OrderDescending());
    }

    [Fact]
    public async Task Staff_find_people_services_and_groups_and_consumers_do_not()
    {
        var room = await OpenAsync();
        await room.Organization.AddPersonAsync("Dewi Lestari", Role.Consumer);
        await room.Organization.AddGroupAsync("lestari-network");

        var staff = await SearchAsync(room.Agent, "lestari");
        var general = await SearchAsync(room.Agent, "general");
        var consumer = await SearchAsync(room.Consumer, "lestari");

        Assert.Equal(["Dewi Lestari"], staff.People.Select(found => found.Name));
        Assert.Single(staff.Groups);
        Assert.Equal([room.Organization.GeneralId], general.Services.Select(found => found.Id));
        Assert.Empty(consumer.People);
        Assert.Empty(consumer.Groups);
        Assert.Empty((await SearchAsync(room.Agent, "%")).People);
    }

    [Fact]
    public async Task A_provider_finds_by_number_and_words_what_was_handed_over()
    {
        var hand = await Hand.MakeAsync();
        await hand.OverAsync();
        var desks = await hand.Customer.SubmitAsync("Zeppelin at the desk");
        var theirs = await MoveAsync(hand.Customer.Agent, await hand.Customer.SubmitAsync("Zeppelin of the network"), "assign", new AssignRequest(hand.NetworkId));

        Assert.Equal(theirs.Id, (await SearchAsync(hand.Member, theirs.Number)).Exact?.Id);
        Assert.Null((await SearchAsync(hand.Member, desks.Number)).Exact);
        Assert.Equal([theirs.Id], (await SearchAsync(hand.Member, "zeppelin")).Records.Items.Select(found => found.Id));
    }

    [Theory]
    [InlineData("search?q=%20", "q")]
    [InlineData("search?q=a&limit=51", "limit")]
    [InlineData("search?q=a&cursor=nonsense", "cursor")]
    public async Task What_makes_no_sense_is_refused(string path, string field)
    {
        var room = await OpenAsync();

        using var response = await room.Agent.GetAsync($"/api/v1/{path}", TestContext.Current.CancellationToken);

        Assert.Contains(field, (await ProblemAsync(response, HttpStatusCode.UnprocessableEntity)).Errors!.Keys);
    }

    [Theory]
    [InlineData("\uE000a\uE001 b \uE000c\uE001", "a! b |c!")]
    [InlineData("a b", "a b|")]
    [InlineData("\uE001\uE000\uE000a", "a!")]
    [InlineData("", "")]
    public void A_marked_text_falls_into_pieces(string marked, string expected) =>
        Assert.Equal(expected, string.Concat(Snippet.Parts(marked).Select(part => part.Text + (part.IsHit ? "!" : "|"))));

    private static Task<SearchResponse> SearchAsync(HttpClient by, string typed, string more = "") =>
        GetAsync<SearchResponse>(by, $"search?q={Uri.EscapeDataString(typed)}{more}");
}
