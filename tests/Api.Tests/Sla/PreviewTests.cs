using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using IncidentPlatform.Api.Tests.Incidents;

namespace IncidentPlatform.Api.Tests.Sla;

public sealed class PreviewTests
{
    private const string Office = """
        "zone": "Asia/Jakarta",
        "week": [[["08:00","12:00"],["13:00","17:00"]],[["08:00","12:00"],["13:00","17:00"]],[["08:00","12:00"],["13:00","17:00"]],
                 [["08:00","12:00"],["13:00","17:00"]],[["08:00","11:30"],["13:30","17:00"]],[],[]],
        "exceptions": {"2026-08-17": []}
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Business_time_leaves_out_breaks_weekends_and_holidays()
    {
        // Friday 14 August 16:00 to Tuesday 18 August 09:00 in Jakarta: an hour on Friday, an hour on Tuesday; Monday is a holiday.
        var answer = await PostAsync("calendars/preview", $$"""{ {{Office}}, "from": "2026-08-14T09:00:00Z", "to": "2026-08-18T02:00:00Z" }""");

        Assert.Equal(7_200, answer.GetProperty("businessSeconds").GetInt64());
    }

    [Fact]
    public async Task Due_waits_for_the_pause_and_its_counted_segments_add_up_to_the_target()
    {
        var answer = await PostAsync("sla/preview", $$"""
            { "calendar": { {{Office}} }, "start": "2026-08-18T02:00:00Z", "targetSeconds": 7200,
              "pauses": [["2026-08-18T02:30:00Z", "2026-08-18T03:30:00Z"]] }
            """);

        Assert.Equal("2026-08-18T05:00:00Z", answer.GetProperty("due").GetString());
        var counted = answer.GetProperty("segments").EnumerateArray()
            .Where(segment => segment.GetProperty("kind").GetString() == "Counted").Sum(segment => segment.GetProperty("seconds").GetInt64());
        Assert.Equal(7_200, counted);
    }

    [Theory]
    [InlineData("""{ "zone": "Asia/Nowhere", "week": [[],[],[],[],[],[],[]], "from": "2026-01-01T00:00:00Z", "to": "2026-01-02T00:00:00Z" }""", "zone")]
    [InlineData("""{ "zone": "Asia/Jakarta", "week": [[["12:00","08:00"]],[],[],[],[],[],[]], "from": "2026-01-01T00:00:00Z", "to": "2026-01-02T00:00:00Z" }""", "week[0][0]")]
    [InlineData("""{ "zone": "Asia/Jakarta", "week": [[["08:00","12:00"]],[],[],[],[],[],[]], "from": "2026-01-02T00:00:00Z", "to": "2026-01-01T00:00:00Z" }""", "to")]
    public async Task An_impossible_calendar_names_the_field(string body, string field)
    {
        var room = await IncidentRoom.OpenAsync();

        using var response = await room.Agent.PostAsync("/api/v1/calendars/preview", new StringContent(body, Encoding.UTF8, "application/json"), Cancel);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var errors = (await response.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("errors");
        Assert.True(errors.TryGetProperty(field, out _), errors.ToString());
    }

    private static async Task<JsonElement> PostAsync(string path, string body)
    {
        var room = await IncidentRoom.OpenAsync();
        using var response = await room.Agent.PostAsync($"/api/v1/{path}", new StringContent(body, Encoding.UTF8, "application/json"), Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }
}
