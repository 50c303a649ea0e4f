using System.Net;
using System.Text.Json;
using IncidentPlatform.Contracts.Catalog;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Contracts.Sla;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using IncidentPlatform.Web.Tests.Hosting;
using NodaTime;

namespace IncidentPlatform.Web.Tests.Levels;

public sealed class GroupLevelsPageTests
{
    private static readonly GroupResponse Network = new(Guid.NewGuid(), "Network", 2, false, null, true, [], null, null);

    private static readonly LevelImpactResponse Impact = new(
        [
            new(RebaseMode.FromNow, 4, 0, 4, 0, 0, 0, 0, []),
            new(RebaseMode.FromStart, 4, 1, 3, 0, 0, 0, 0,
                [new(Guid.NewGuid(), "DEMO-7", "No network on floor 2", Priority.P2, Instant.FromUtc(2026, 3, 3, 9, 0), Instant.FromUtc(2026, 3, 3, 3, 0))]),
        ],
        []);

    private static string Url => $"/administration/groups/{Network.Id}/levels";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_effect_is_shown_and_nothing_is_saved()
    {
        using var reader = await ReaderAsync();
        reader.Answers[$"POST groups/{Network.Id}/levels/impact"] = () => SignedIn.Json(Impact);

        using var answer = await PostAsync(reader, "preview", "2h");

        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));
        Assert.Contains("DEMO-7", page);
        Assert.Contains("value=\"2h\"", page);
        Assert.DoesNotContain(reader.Calls, call => call.Call.StartsWith("PUT", StringComparison.Ordinal));
        var sent = JsonDocument.Parse(reader.Calls.Single(call => call.Call.EndsWith("/impact", StringComparison.Ordinal)).Body).RootElement;
        Assert.Equal(7_200, sent.GetProperty("targets").EnumerateArray().Single().GetProperty("seconds").GetInt32());
    }

    [Fact]
    public async Task Saving_sends_how_far_it_reaches_and_leads_to_the_change_that_is_under_way()
    {
        using var reader = await ReaderAsync();
        reader.Answers[$"PUT groups/{Network.Id}/levels"] = () => SignedIn.Json(new OlaPolicyResponse(3, [], Guid.NewGuid()));

        using var answer = await PostAsync(reader, "save", "2h");

        Assert.EndsWith("/administration/sla-policies?saved=true", answer.Headers.Location!.ToString());
        var sent = JsonDocument.Parse(reader.Calls.Single(call => call.Call.StartsWith("PUT", StringComparison.Ordinal)).Body).RootElement;
        Assert.Equal("FromNow", sent.GetProperty("mode").GetString());
    }

    [Fact]
    public async Task What_cannot_be_read_stands_at_its_cell()
    {
        using var reader = await ReaderAsync();

        using var answer = await PostAsync(reader, "preview", "soon");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("aria-invalid=\"true\"", await answer.Content.ReadAsStringAsync(Cancel));
        Assert.DoesNotContain(reader.Calls, call => call.Call.EndsWith("/impact", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_saved_meanwhile_is_overwritten_only_knowingly()
    {
        using var reader = await ReaderAsync();
        reader.Answers[$"PUT groups/{Network.Id}/levels"] = () => SignedIn.Problem(HttpStatusCode.PreconditionFailed, ProblemCodes.Stale);

        using var answer = await PostAsync(reader, "save", "2h");

        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.StatusCode);
        Assert.Contains("name=\"Form.Version\" value=\"2\"", await answer.Content.ReadAsStringAsync(Cancel));
    }

    private static Task<HttpResponseMessage> PostAsync(SignedIn reader, string button, string target) => reader.PostAsync(Url,
    [
        ("Form.Version", "1"), ("Form.Mode", "FromNow"), ("Form.Do", button),
        ("Form.Targets[0].Priority", "P2"), ("Form.Targets[0].Metric", "Resolution"), ("Form.Targets[0].Text", target),
    ]);

    private static async Task<SignedIn> ReaderAsync()
    {
        var reader = await SignedIn.AsAsync(Role.Administrator);
        reader.Answers["GET groups"] = () => SignedIn.Json(new PageResponse<GroupResponse>([Network], ""));
        reader.Answers[$"GET groups/{Network.Id}/levels"] = () =>
            SignedIn.Json(new OlaPolicyResponse(2, [new OlaTargetBody(Priority.P2, ClockMetric.Resolution, 14_400)]));
        return reader;
    }
}
