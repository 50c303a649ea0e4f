using System.Net;
using IncidentPlatform.Api.Tests.Incidents;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Notifications;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Data.Notifications;
using IncidentPlatform.Domain.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static IncidentPlatform.Api.Tests.Incidents.IncidentRoom;

namespace IncidentPlatform.Api.Tests.Notifications;

public sealed class NotificationTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 3, 2, 0);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_one_was_told_is_listed_newest_first_page_by_page()
    {
        var (room, person, client) = await RoomAsync();
        var incident = await room.SubmitAsync();
        await TellAsync(room, person, incident, 5);

        var first = await ListAsync(client, "limit=3");
        var rest = await ListAsync(client, $"limit=3&cursor={first.NextCursor}");

        Assert.Equal(["Told 4", "Told 3", "Told 2", "Told 1", "Told 0"], first.Items.Concat(rest.Items).Select(item => item.Subject));
        Assert.All(first.Items, item => Assert.Equal((incident.Id, incident.Number, "AssignedToYou", null), (item.IncidentId, item.Number, item.Kind, item.ReadAt)));
        Assert.Empty(rest.NextCursor);
    }

    [Fact]
    public async Task What_was_read_is_counted_and_listed_as_unread_no_more()
    {
        var (room, person, client) = await RoomAsync();
        await TellAsync(room, person, await room.SubmitAsync(), 3);
        var newest = (await ListAsync(client, "")).Items[0];

        using var read = await PostAsync(client, $"notifications/{newest.Id}/read", null);
        using var again = await PostAsync(client, $"notifications/{newest.Id}/read", null);
        var unread = await ListAsync(client, "unread=true&count=true");
        var all = await ListAsync(client, "count=true");

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (read.StatusCode, again.StatusCode));
        Assert.Equal(["Told 1", "Told 0"], unread.Items.Select(item => item.Subject));
        Assert.Equal((2, 3), (unread.Total, all.Total));
        Assert.NotNull(all.Items[0].ReadAt);
    }

    [Fact]
    public async Task Reading_all_leaves_what_came_after_the_newest_that_was_seen()
    {
        var (room, person, client) = await RoomAsync();
        await TellAsync(room, person, await room.SubmitAsync(), 4);

        using var some = await PostAsync(client, "notifications/read-all", new ReadAllRequest(Start + Duration.FromMinutes(2)));
        var left = await ListAsync(client, "unread=true");
        using var all = await PostAsync(client, "notifications/read-all", new ReadAllRequest());

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (some.StatusCode, all.StatusCode));
        Assert.Equal(["Told 3"], left.Items.Select(item => item.Subject));
        Assert.Empty((await ListAsync(client, "unread=true")).Items);
    }

    [Fact]
    public async Task Nobody_but_the_addressee_sees_or_reads_one_not_even_an_administrator()
    {
        var (room, person, client) = await RoomAsync();
        await TellAsync(room, person, await room.SubmitAsync(), 1);
        var told = (await ListAsync(client, "")).Items[0];
        var admin = await room.ClientAsync(Role.Administrator);

        using var read = await PostAsync(admin, $"notifications/{told.Id}/read", null);
        using var all = await PostAsync(admin, "notifications/read-all", new ReadAllRequest());

        Assert.Empty((await ListAsync(admin, "")).Items);
        await ProblemAsync(read, HttpStatusCode.NotFound);
        Assert.Equal(HttpStatusCode.NoContent, all.StatusCode);
        Assert.Null((await ListAsync(client, "")).Items[0].ReadAt);
    }

    [Fact]
    public async Task Who_belongs_to_two_organizations_reads_in_each_what_they_were_told_there()
    {
        var (room, person, client) = await RoomAsync();
        var other = await OpenAsync();
        await TellAsync(other, person, await other.SubmitAsync(), 1);

        Assert.Empty((await ListAsync(client, "")).Items);
    }

    [Fact]
    public async Task Messages_about_an_account_and_digests_stand_in_no_list()
    {
        var (room, person, client) = await RoomAsync();
        await TellAsync(room, person, null, 2);

        var page = await ListAsync(client, "count=true");

        Assert.Empty(page.Items);
        Assert.Equal(0, page.Total);
    }

    [Fact]
    public async Task A_cursor_that_is_none_is_refused()
    {
        var (_, _, client) = await RoomAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await StatusAsync(client, "notifications?cursor=x"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await StatusAsync(client, "notifications?limit=0"));
    }

    private static Task<PageResponse<NotificationResponse>> ListAsync(HttpClient client, string query) =>
        GetAsync<PageResponse<NotificationResponse>>(client, $"notifications?{query}");

    private static async Task<(IncidentRoom Room, Guid Person, HttpClient Client)> RoomAsync()
    {
        var room = await OpenAsync();
        var person = await room.Organization.AddPersonAsync("Reader", Role.Agent, room.Organization.DeskId);
        return (room, person, await room.Host.ClientForAsync(room.Organization, person));
    }

    private static Task TellAsync(IncidentRoom room, Guid person, IncidentResponse? incident, int count) =>
        room.Host.AsOwnerAsync(room.Organization.Id, async db =>
        {
            for (var told = 0; told < count; told++)
            {
                db.Messages.Add(new MessageRow
                {
                    Id = Guid.CreateVersion7(),
                    OrganizationId = room.Organization.Id,
                    PersonId = person,
                    Address = "reader@test.example",
                    Kind = "AssignedToYou",
                    Subject = $"Told {told}",
                    Body = "",
                    IncidentId = incident?.Id,
                    DedupeKey = $"{Guid.NewGuid()}",
                    CreatedAt = Start + Duration.FromMinutes(told),
                });
            }
            await db.SaveChangesAsync(Cancel);
        });
}
