using System.Net;
using System.Text.Json;
using IncidentPlatform.Contracts.OnCall;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.OnCall;
using IncidentPlatform.Web.Components.OnCall;
using IncidentPlatform.Web.Tests.Hosting;
using NodaTime;

namespace IncidentPlatform.Web.Tests.OnCall;

public sealed class RotaPageTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 3, 2, 0);
    private static readonly OnCallPersonResponse Ayu = new(Guid.NewGuid(), "Ayu");
    private static readonly OnCallPersonResponse Bima = new(Guid.NewGuid(), "Bima");
    private static readonly RotaWarningsResponse NoWarnings = new(0, 0, [], []);

    private static readonly RotaResponse Rota = new(
        Guid.NewGuid(), Guid.NewGuid(), "Network", "Asia/Jakarta", null, null,
        [new(Guid.NewGuid(), "Weekly", [Ayu, Bima], new LocalDate(2026, 3, 2), new LocalTime(9, 0), 7, null, HolidayDuty.AsWeekday)], 1, Now, "Maya", NoWarnings);

    private static readonly OnCallShiftResponse First = new(Rota.Layers[0].Id, "Weekly", Ayu.Id, "Ayu", Now, Now + Duration.FromDays(6));
    private static readonly OnCallShiftResponse Second = new(Rota.Layers[0].Id, "Weekly", Bima.Id, "Bima", First.End, First.End + Duration.FromDays(7));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_shows_the_picture_with_the_same_facts_as_a_table()
    {
        using var reader = await PlannerAsync();

        var page = await reader.Browser.GetStringAsync($"/on-call/{Rota.Id}", Cancel);

        Assert.Contains("role=\"img\"", page);
        Assert.Contains("Ayu, Weekly: 3 Mar 09:00 – 9 Mar 09:00", WebUtility.HtmlDecode(page));
        Assert.Contains("<table", page);
    }

    [Fact]
    public async Task A_swap_sends_the_two_shifts_that_were_chosen()
    {
        using var reader = await PlannerAsync();
        reader.Answers[$"POST rotas/{Rota.Id}/swaps"] = () => SignedIn.Json<IReadOnlyList<OnCallOverrideResponse>>([]);

        using var answer = await reader.PostAsync($"/on-call/{Rota.Id}",
            [("Form.Action", OnCallActions.Swap), ("Form.FirstShift", OnCallForm.ValueOf(First)), ("Form.SecondShift", OnCallForm.ValueOf(Second))]);

        Assert.EndsWith("?done=swap", answer.Headers.Location!.ToString());
        var sent = JsonDocument.Parse(reader.Calls.Single(call => call.Call == $"POST rotas/{Rota.Id}/swaps").Body).RootElement;
        Assert.Equal(("2026-03-03T02:00:00Z", "2026-03-09T02:00:00Z"), (sent.GetProperty("firstAt").GetString(), sent.GetProperty("secondAt").GetString()));
    }

    [Fact]
    public async Task Shifts_of_two_layers_are_not_swapped()
    {
        using var reader = await PlannerAsync();

        using var answer = await reader.PostAsync($"/on-call/{Rota.Id}",
            [("Form.Action", OnCallActions.Swap), ("Form.FirstShift", OnCallForm.ValueOf(First)), ("Form.SecondShift", OnCallForm.ValueOf(Second with { LayerId = Guid.NewGuid() }))]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.DoesNotContain(reader.Calls, call => call.Call.EndsWith("/swaps", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Times_are_typed_in_the_readers_zone()
    {
        using var reader = await PlannerAsync();
        reader.Answers[$"POST rotas/{Rota.Id}/overrides"] = () =>
            SignedIn.Json(new OnCallOverrideResponse(Guid.NewGuid(), Rota.Layers[0].Id, Now, Now, Bima.Id, "Bima", null, "Maya", Now));

        using var answer = await reader.PostAsync($"/on-call/{Rota.Id}",
        [
            ("Form.Action", OnCallActions.Cover), ("Form.LayerId", Rota.Layers[0].Id.ToString()), ("Form.PersonId", Bima.Id.ToString()),
            ("Form.From", "2026-03-04T09:00"), ("Form.To", "2026-03-04T17:00"),
        ]);

        var sent = JsonDocument.Parse(reader.Calls.Single(call => call.Call == $"POST rotas/{Rota.Id}/overrides").Body).RootElement;
        Assert.Equal(("2026-03-04T02:00:00Z", "2026-03-04T10:00:00Z"), (sent.GetProperty("from").GetString(), sent.GetProperty("to").GetString()));
    }

    [Fact]
    public async Task Who_may_not_stand_in_sees_no_form_for_it()
    {
        using var reader = await SignedInAsync(Role.SupportMember);

        var page = await reader.Browser.GetStringAsync($"/on-call/{Rota.Id}", Cancel);

        Assert.DoesNotContain("Form.FirstShift", page);
        Assert.DoesNotContain($"/on-call/{Rota.Id}/edit", page);
    }

    [Fact]
    public async Task A_saved_editor_sends_every_layer_with_the_version_that_was_changed()
    {
        using var reader = await PlannerAsync();
        reader.Answers[$"PUT rotas/{Rota.Id}"] = () => SignedIn.Json(Rota);

        using var answer = await reader.PostAsync($"/on-call/{Rota.Id}/edit", Fields(RotaEditorForm.Save));

        Assert.EndsWith($"/on-call/{Rota.Id}?saved=true", answer.Headers.Location!.ToString());
        var sent = JsonDocument.Parse(reader.Calls.Single(call => call.Call == $"PUT rotas/{Rota.Id}").Body).RootElement;
        var layer = sent.GetProperty("layers").EnumerateArray().Single();
        Assert.Equal([Bima.Id, Ayu.Id], layer.GetProperty("personIds").EnumerateArray().Select(id => id.GetGuid()));
        Assert.Equal(["08:00", "17:00"], layer.GetProperty("week")[0][0].EnumerateArray().Select(time => time.GetString()!));
    }

    [Fact]
    public async Task A_stale_editor_says_who_was_faster_and_keeps_what_was_typed()
    {
        using var reader = await PlannerAsync();
        reader.Answers[$"PUT rotas/{Rota.Id}"] = () => new(HttpStatusCode.PreconditionFailed)
        {
            Content = System.Net.Http.Json.JsonContent.Create(
                new PlatformProblem(ProblemCodes.Prefix + ProblemCodes.Stale, "Stale", 412, null, Changes: [new("Maya", Now, "RotaChanged", ["layers"])]),
                options: Contracts.Json.PlatformJson.Options),
        };

        using var answer = await reader.PostAsync($"/on-call/{Rota.Id}/edit", Fields(RotaEditorForm.Save));

        var page = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.StatusCode);
        Assert.Contains("Maya changed this rota", page);
        Assert.Contains("value=\"Renamed\"", page);
    }

    [Fact]
    public async Task A_preview_shows_the_picture_and_saves_nothing()
    {
        using var reader = await PlannerAsync();
        reader.Answers["POST rotas/preview"] = () => SignedIn.Json(Schedule());

        using var answer = await reader.PostAsync($"/on-call/{Rota.Id}/edit", Fields(RotaEditorForm.Preview));

        Assert.Contains("role=\"img\"", await answer.Content.ReadAsStringAsync(Cancel));
        Assert.DoesNotContain(reader.Calls, call => call.Call.StartsWith("PUT", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_new_link_is_shown_whole_and_once()
    {
        using var reader = await PlannerAsync();
        reader.Answers["GET on-call"] = () => SignedIn.Json(new PageResponse<OnCallNowResponse>([], ""));
        reader.Answers["POST on-call/feed"] = () => SignedIn.Json(new OnCallFeedResponse("ipl_secret", "/api", Now));

        using var answer = await reader.PostAsync("/on-call", [("Form.Action", OnCallActions.Feed)]);

        Assert.Contains("https://localhost/on-call/feeds/ipl_secret/calendar.ics", await answer.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task A_new_rota_of_no_group_yet_asks_for_no_groups_people()
    {
        using var reader = await PlannerAsync();
        reader.Answers["GET rotas/choices"] = () => SignedIn.Json(new RotaChoicesResponse([new(Guid.NewGuid(), "Network")], [], []));

        Assert.Contains("Network", await reader.Browser.GetStringAsync("/on-call/new", Cancel));
        Assert.Contains("/api/v1/rotas/choices", reader.Addresses); // a group without a value could not be read
    }

    [Fact]
    public async Task The_first_layer_of_a_new_rota_has_no_id_yet_and_is_previewed()
    {
        using var reader = await PlannerAsync();
        reader.Answers["GET rotas/choices"] = () => SignedIn.Json(new RotaChoicesResponse([new(Rota.GroupId, "Network")], [], [Ayu, Bima]));
        reader.Answers["POST rotas/preview"] = () => SignedIn.Json(Schedule());

        using var answer = await reader.PostAsync($"/on-call/new?groupId={Rota.GroupId}", FirstLayer(), "/on-call/new");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Renamed", reader.Calls.Single(call => call.Call == "POST rotas/preview").Body);
    }

    [Fact]
    public async Task A_feed_is_passed_on_to_whoever_has_its_link()
    {
        using var front = new Front(request => request.RequestUri!.AbsolutePath == "/api/v1/on-call/feeds/ipl_secret/calendar.ics"
            ? new(HttpStatusCode.OK) { Content = new StringContent("BEGIN:VCALENDAR") }
            : new(HttpStatusCode.NotFound));

        using var good = await front.Browser().GetAsync("/on-call/feeds/ipl_secret/calendar.ics", Cancel);
        using var bad = await front.Browser().GetAsync("/on-call/feeds/ipl_other/calendar.ics", Cancel);

        Assert.Equal(("text/calendar", "BEGIN:VCALENDAR"), (good.Content.Headers.ContentType!.MediaType, await good.Content.ReadAsStringAsync(Cancel)));
        Assert.Equal(HttpStatusCode.NotFound, bad.StatusCode);
    }

    private static IEnumerable<(string, string)> Fields(string button) =>
    [
        ("Form.Do", button), ("Form.GroupId", Rota.GroupId.ToString()), ("Form.Version", "1"), ("Form.Zone", "Asia/Jakarta"),
        ("Form.Layers[0].Id", Rota.Layers[0].Id.ToString()), ("Form.Layers[0].Name", "Renamed"), ("Form.Layers[0].StartsOn", "2026-03-02"),
        ("Form.Layers[0].HandOverAt", "09:00"), ("Form.Layers[0].RotationDays", "7"),
        ("Form.Layers[0].Turns", Bima.Id.ToString()), ("Form.Layers[0].Turns", Ayu.Id.ToString()), ("Form.Layers[0].Turns", ""),
        ("Form.Layers[0].Hours", "08:00-17:00"), .. Enumerable.Repeat(("Form.Layers[0].Hours", ""), 6), ("Form.Layers[0].Holidays", "Off"),
    ];

    private static IEnumerable<(string, string)> FirstLayer() =>
    [
        ("Form.GroupId", Rota.GroupId.ToString()), ("Form.Version", ""), ("Form.Zone", "Asia/Jakarta"), ("Form.CalendarId", ""),
        ("Form.Layers[0].Id", ""), ("Form.Layers[0].Name", "Renamed"), ("Form.Layers[0].StartsOn", "2026-03-02"),
        ("Form.Layers[0].HandOverAt", "09:00"), ("Form.Layers[0].RotationDays", "7"), ("Form.Layers[0].Turns", Ayu.Id.ToString()),
        ("Form.Layers[0].Turns", ""), ("Form.Layers[0].IsAlways", "true"), .. Enumerable.Repeat(("Form.Layers[0].Hours", ""), 7),
        ("Form.Layers[0].Holidays", "AsWeekday"), ("Form.Do", "preview"),
    ];

    private static Task<SignedIn> PlannerAsync() => SignedInAsync(Role.IncidentManager);

    private static async Task<SignedIn> SignedInAsync(Role role)
    {
        var reader = await SignedIn.AsAsync(role);
        reader.Answers[$"GET rotas/{Rota.Id}"] = () => SignedIn.Json(Rota);
        reader.Answers[$"GET rotas/{Rota.Id}/schedule"] = () => SignedIn.Json(Schedule());
        reader.Answers[$"GET rotas/{Rota.Id}/overrides"] = () => SignedIn.Json(new PageResponse<OnCallOverrideResponse>([], ""));
        reader.Answers["GET rotas/choices"] = () => SignedIn.Json(new RotaChoicesResponse([], [], [Ayu, Bima]));
        return reader;
    }

    private static RotaScheduleResponse Schedule() => new(Now, Now + Duration.FromDays(56), "Asia/Jakarta", [First, Second], [], NoWarnings);
}
