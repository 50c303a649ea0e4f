using System.Net;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Domain.Identity;

namespace IncidentPlatform.Api.Tests.Incidents;

public sealed class FollowTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_published_major_incident_can_be_followed_by_a_consumer_who_then_sees_it()
    {
        var room = await IncidentRoom.OpenAsync();
        var incident = await room.SubmitAsync("Network is down");
        await IncidentRoom.MoveAsync(room.Manager, incident, "major", new ReasonRequest("Everybody is affected"));
        var bystander = await room.ClientAsync(Role.Consumer);

        using var followed = await IncidentRoom.PostAsync(bystander, $"incidents/{incident.Id}/followers", new FollowRequest());

        Assert.Equal(HttpStatusCode.OK, followed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await bystander.GetAsync($"/api/v1/incidents/{incident.Number}", Cancel)).StatusCode);
    }

    [Fact]
    public async Task Another_persons_ordinary_incident_cannot_be_followed()
    {
        var room = await IncidentRoom.OpenAsync();
        var incident = await room.SubmitAsync();
        var bystander = await room.ClientAsync(Role.Consumer);

        using var followed = await IncidentRoom.PostAsync(bystander, $"incidents/{incident.Id}/followers", new FollowRequest());

        Assert.Equal(HttpStatusCode.NotFound, followed.StatusCode);
    }
}
