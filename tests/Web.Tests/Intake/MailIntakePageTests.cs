using System.Net;
using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Contracts.Intake;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Intake;
using IncidentPlatform.Web.Components.Intake;
using IncidentPlatform.Web.Tests.Hosting;
using NodaTime;

namespace IncidentPlatform.Web.Tests.Intake;

public sealed class MailIntakePageTests
{
    private const string Page = "/administration/mail";
    private static readonly Instant At = Instant.FromUtc(2026, 11, 24, 2, 0);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_came_lately_is_shown_with_what_became_of_it()
    {
        using var reader = await ReaderAsync(new("help@demo.example", ["demo.example"], 3, At,
        [
            new(At, "rina@demo.example", IntakeOutcome.Opened, "DEMO-7"), new(At, "x@elsewhere.example", IntakeOutcome.Refused, null),
        ]));

        var page = await reader.Browser.GetStringAsync(Page, Cancel);

        Assert.Contains("value=\"help@demo.example\"", page);
        Assert.Contains("href=\"/incidents/DEMO-7\"", page);
        Assert.Contains("Refused: unknown sender", page);
    }

    [Fact]
    public async Task Without_an_address_it_says_how_to_begin()
    {
        using var reader = await ReaderAsync(new(null, [], 0, null, []));

        Assert.Contains("Give an address to begin.", await reader.Browser.GetStringAsync(Page, Cancel));
    }

    [Fact]
    public async Task An_address_that_is_taken_is_told_at_its_field_and_what_was_typed_stays()
    {
        using var reader = await ReaderAsync(new(null, [], 0, null, []));
        reader.Answers["PUT mail-intake"] = () => SignedIn.Problem(HttpStatusCode.Conflict, ProblemCodes.Conflict, new() { ["address"] = ["Taken."] });

        using var answer = await reader.PostAsync(Page, [("Form.Version", "0"), ("Form.Address", "help@demo.example"), ("Form.Domains", "demo.example")]);

        var page = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("Another organization takes its mail at this address.", page);
        Assert.Contains("value=\"help@demo.example\"", page);
    }

    [Fact]
    public void Domains_are_typed_a_line_each_or_parted_by_commas()
    {
        var form = new MailIntakeForm { Address = " ", Domains = "a.example\r\nb.example, c.example" };

        var request = form.ToRequest();

        Assert.Null(request.Address);
        Assert.Equal(["a.example", "b.example", "c.example"], request.Domains);
    }

    [Fact]
    public async Task The_whole_mail_is_text_and_nothing_else()
    {
        using var reader = await SignedIn.AsAsync(Role.Agent);
        reader.Answers["GET incidents/DEMO-7/timeline/1/mail"] = () => SignedIn.Json(new WholeMailResponse(At, "It jams.\n<script>alert(1)</script>"));

        var page = await reader.Browser.GetStringAsync("/incidents/DEMO-7/mail/1", Cancel);

        Assert.Contains("&lt;script&gt;", page);
        Assert.Contains("href=\"/incidents/DEMO-7\"", page);
    }

    private static async Task<SignedIn> ReaderAsync(MailIntakeResponse intake)
    {
        var reader = await SignedIn.AsAsync(Role.Administrator);
        reader.Answers["GET mail-intake"] = () => SignedIn.Json(intake);
        return reader;
    }
}
