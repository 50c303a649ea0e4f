using System.Net;
using IncidentPlatform.Api.Tests.Incidents;
using IncidentPlatform.Contracts.Deliveries;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Data;
using IncidentPlatform.Domain.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static IncidentPlatform.Api.Tests.Incidents.IncidentRoom;

namespace IncidentPlatform.Api.Tests.Deliveries;

public sealed class DeliveryTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_what_was_parked_in_ones_own_organization_is_listed_page_by_page()
    {
        var (room, other) = (await OpenAsync(), await OpenAsync());
        var incident = await room.SubmitAsync();
        await ParkAsync(other, await other.SubmitAsync());
        var parked = await ParkAsync(room, incident);
        var admin = await room.ClientAsync(Role.Administrator);

        var first = await GetAsync<PageResponse<DeliveryResponse>>(admin, "deliveries?limit=2");
        var rest = await GetAsync<PageResponse<DeliveryResponse>>(admin, $"deliveries?limit=2&cursor={first.NextCursor}");

        Assert.InRange(parked.Count, 3, 4); // more than a page, at most two
        Assert.Equal(parked.Order(), first.Items.Concat(rest.Items).Select(delivery => delivery.Id).Order());
        Assert.All(first.Items, delivery => Assert.Equal((incident.Number, "TimeoutException", 10), (delivery.Number, delivery.LastError, delivery.Attempts)));
        Assert.Empty(rest.NextCursor);
    }

    [Fact]
    public async Task A_replayed_delivery_is_available_at_once_and_parked_no_more()
    {
        var room = await OpenAsync();
        var id = (await ParkAsync(room, await room.SubmitAsync()))[0];
        var admin = await room.ClientAsync(Role.Administrator);

        using var response = await PostAsync(admin, $"deliveries/{id}/replay", null);
        using var again = await PostAsync(admin, $"deliveries/{id}/replay", null);

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound), (response.StatusCode, again.StatusCode));
        await room.Host.AsOwnerAsync(room.Organization.Id, async db =>
        {
            var row = await db.Deliveries.SingleAsync(delivery => delivery.Id == id, Cancel);
            Assert.Equal((null, 0), (row.ParkedAt, row.Attempts));
            Assert.True(row.AvailableAt <= WholeSeconds.Now(room.Host.Time));
        });
    }

    [Fact]
    public async Task A_skipped_delivery_is_gone_and_its_reason_is_kept()
    {
        var room = await OpenAsync();
        var id = (await ParkAsync(room, await room.SubmitAsync()))[0];
        var admin = await room.ClientAsync(Role.Administrator);

        using var unreasoned = await PostAsync(admin, $"deliveries/{id}/skip", new SkipDeliveryRequest("   "));
        using var skipped = await PostAsync(admin, $"deliveries/{id}/skip", new SkipDeliveryRequest("The relay is gone for good"));

        Assert.Contains("reason", (await ProblemAsync(unreasoned, HttpStatusCode.UnprocessableEntity)).Errors!.Keys);
        Assert.Equal(HttpStatusCode.NoContent, skipped.StatusCode);
        await room.Host.AsOwnerAsync(room.Organization.Id, async db =>
        {
            Assert.False(await db.Deliveries.AnyAsync(delivery => delivery.Id == id, Cancel));
            var reasons = await db.Database.SqlQuery<string>($"select reason as \"Value\" from skipped_delivery where id = {id}").ToListAsync(Cancel);
            Assert.Equal(["The relay is gone for good"], reasons);
        });
    }

    private static async Task<List<Guid>> ParkAsync(IncidentRoom room, IncidentResponse incident)
    {
        var ids = new List<Guid>();
        await room.Host.AsOwnerAsync(room.Organization.Id, async db =>
        {
            var rows = await db.Deliveries.AsTracking().Where(delivery => delivery.RecordId == incident.Id).ToListAsync(Cancel);
            foreach (var row in rows)
            {
                row.ParkedAt = Instant.FromUtc(2026, 3, 3, 2, 0);
                row.Attempts = 10;
                row.LastError = nameof(TimeoutException);
            }
            await db.SaveChangesAsync(Cancel);
            ids.AddRange(rows.Select(row => row.Id));
        });
        return ids;
    }
}
