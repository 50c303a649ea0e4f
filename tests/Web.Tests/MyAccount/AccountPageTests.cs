using System.Net;
using System.Text.Json;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Web.Tests.Hosting;
using NodaTime;

namespace IncidentPlatform.Web.Tests.MyAccount;

public sealed class AccountPageTests
{
    private static readonly Instant At = Instant.FromUtc(2026, 11, 24, 2, 0);

    [Fact]
    public async Task A_new_token_is_shown_once_and_may_do_what_was_ticked()
    {
        using var reader = await SignedIn.AsAsync(Role.Consumer);
        reader.Answers["GET tokens"] = () => SignedIn.Json<List<TokenResponse>>([]);
        reader.Answers["POST tokens"] = () => SignedIn.Json(new CreateTokenResponse(Guid.NewGuid(), "pat_only-now", At));

        using var answer = await reader.PostAsync("/account",
        [
            ("Form.Action", "create-token"), ("Form.TokenName", "Monitoring"), ("Form.Days", "30"),
            ("Form.Scopes", Permissions.Submit), ("Form.Scopes", Permissions.Read),
        ]);
        var made = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var again = await reader.Browser.GetStringAsync("/account", TestContext.Current.CancellationToken);

        Assert.Contains("pat_only-now", made);
        Assert.DoesNotContain("pat_only-now", again);
        var sent = JsonDocument.Parse(reader.Calls.Single(call => call.Call == "POST tokens").Body).RootElement;
        Assert.Equal([Permissions.Submit, Permissions.Read], sent.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()));
        Assert.Equal(30, sent.GetProperty("expiresInDays").GetInt32());
    }

    [Fact]
    public async Task The_chosen_language_holds_for_the_next_page()
    {
        using var reader = await SignedIn.AsAsync(Role.Consumer);
        reader.Answers["GET tokens"] = () => SignedIn.Json<List<TokenResponse>>([]);
        reader.Answers["PATCH me"] = () => SignedIn.Json(new MeResponse(
            Guid.NewGuid(), "Rina", "reader@demo.example", [Role.Consumer], Permissions.Of(Role.Consumer), [], Guid.NewGuid(), "Demo", "DEMO", false, "id", "Asia/Makassar", []));

        using var answer = await reader.PostAsync("/account", [("Form.Action", "profile"), ("Form.Name", "Rina"), ("Form.Locale", "id"), ("Form.TimeZone", "Asia/Makassar")]);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var page = await reader.Browser.GetStringAsync("/account", TestContext.Current.CancellationToken);

        Assert.Contains("<html lang=\"id\"", page);
        Assert.Contains("Akun saya", page);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_this_session_too()
    {
        using var reader = await SignedIn.AsAsync(Role.Consumer);
        reader.Answers["GET tokens"] = () => SignedIn.Json<List<TokenResponse>>([]);
        reader.Answers["POST auth/sign-out"] = () => new(HttpStatusCode.NoContent);

        using var answer = await reader.PostAsync("/account", [("Form.Action", "sign-out-everywhere")]);

        Assert.EndsWith("/sign-in", answer.Headers.Location!.ToString());
        Assert.Contains("\"everywhere\":true", reader.Calls.Single(call => call.Call == "POST auth/sign-out").Body);
        using var next = await reader.Browser.GetAsync("/account", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, next.StatusCode);
    }
}
