using System.Net;
using Ical.Net;
using IncidentPlatform.Api.Tests.Hosting;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.OnCall;
using Microsoft.EntityFrameworkCore;
using static IncidentPlatform.Api.Tests.Rotas.RotaRoom;

namespace IncidentPlatform.Api.Tests.Rotas;

public sealed class FeedTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rotas_feed_has_everybodys_shifts_and_needs_no_sign_in()
    {
        var room = await MakeAsync();
        var rota = await room.AddAsync();
        var feed = await room.Member.PostAsync<object?>($"rotas/{rota.Id}/feed", null).AsAsync<OnCallFeedResponse>();

        using var response = await room.Host.Anonymous().GetAsync(feed.Path, Cancel);
        var calendar = Calendar.Load(await response.Content.ReadAsStringAsync(Cancel))!;

        Assert.Equal("text/calendar", response.Content.Headers.ContentType!.MediaType);
        var first = calendar.Events.OrderBy(entry => entry.Start).First();
        Assert.Equal(
            ("Ayu · network · Weekly", new DateTime(2026, 3, 2, 2, 0, 0, DateTimeKind.Utc), new DateTime(2026, 3, 9, 2, 0, 0, DateTimeKind.Utc)),
            (first.Summary, first.Start!.AsUtc, first.End!.AsUtc));
        Assert.Equal("Bima · network · Weekly", calendar.Events.OrderBy(entry => entry.Start).ElementAt(1).Summary);
    }

    [Fact]
    public async Task Ones_own_feed_has_ones_own_shifts_only()
    {
        var room = await MakeAsync();
        await room.AddAsync();
        var feed = await room.Member.PostAsync<object?>("on-call/feed", null).AsAsync<OnCallFeedResponse>();

        var calendar = Calendar.Load(await room.Host.Anonymous().GetStringAsync(feed.Path, Cancel))!;

        Assert.Equal(14, calendar.Events.Count); // every second week of half a year, the present one among them
        Assert.All(calendar.Events, entry => Assert.Equal("network · Weekly", entry.Summary));
    }

    [Fact]
    public async Task A_new_link_ends_the_old_one_and_a_link_can_be_ended()
    {
        var room = await MakeAsync();
        var rota = await room.AddAsync();
        var old = await room.Member.PostAsync<object?>($"rotas/{rota.Id}/feed", null).AsAsync<OnCallFeedResponse>();
        var own = await room.Member.PostAsync<object?>("on-call/feed", null).AsAsync<OnCallFeedResponse>();
        var present = await room.Member.PostAsync<object?>($"rotas/{rota.Id}/feed", null).AsAsync<OnCallFeedResponse>();

        Assert.Equal(HttpStatusCode.NotFound, await room.Host.Anonymous().GetAsync(old.Path, Cancel).StatusAsync());
        Assert.Equal(HttpStatusCode.OK, await room.Host.Anonymous().GetAsync(present.Path, Cancel).StatusAsync());
        Assert.Equal(HttpStatusCode.NoContent, await DeleteAsync(room.Member, $"on-call/feed?rotaId={rota.Id}").StatusAsync());

        Assert.Equal(HttpStatusCode.NotFound, await room.Host.Anonymous().GetAsync(present.Path, Cancel).StatusAsync());
        Assert.Equal(HttpStatusCode.OK, await room.Host.Anonymous().GetAsync(own.Path, Cancel).StatusAsync());
    }

    [Fact]
    public async Task A_link_ends_with_the_membership_of_whoever_made_it()
    {
        var room = await MakeAsync();
        var rota = await room.AddAsync();
        var feed = await room.Member.PostAsync<object?>($"rotas/{rota.Id}/feed", null).AsAsync<OnCallFeedResponse>();

        await room.Host.AsOwnerAsync(room.Organization.Id, db => db.Memberships.Where(row => row.PersonId == room.Ayu)
            .ExecuteUpdateAsync(row => row.SetProperty(membership => membership.IsActive, false), Cancel));

        Assert.Equal(HttpStatusCode.NotFound, await room.Host.Anonymous().GetAsync(feed.Path, Cancel).StatusAsync());
    }

    [Fact]
    public async Task A_feeds_link_sets_no_password()
    {
        var room = await MakeAsync();
        var feed = await room.Member.PostAsync<object?>("on-call/feed", null).AsAsync<OnCallFeedResponse>();

        var problem = await room.Host.Anonymous().PostAsync("auth/reset", new ResetPasswordRequest(feed.Token, "a new long password 1")).ProblemAsync();

        Assert.Equal(["token"], problem.Errors!.Keys);
    }

    [Fact]
    public async Task A_made_up_link_is_not_found()
    {
        var room = await MakeAsync();

        Assert.Equal(HttpStatusCode.NotFound, await room.Host.Anonymous().GetAsync("/api/v1/on-call/feeds/ipl_guess/calendar.ics", Cancel).StatusAsync());
    }
}
