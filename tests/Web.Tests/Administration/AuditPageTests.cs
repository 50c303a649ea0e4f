using IncidentPlatform.Contracts.Auditing;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Web.Tests.Hosting;
using NodaTime;

namespace IncidentPlatform.Web.Tests.Administration;

public sealed class AuditPageTests
{
    private static readonly Instant Night = Instant.FromUtc(2026, 11, 23, 19, 0);
    private static readonly AuditRunResponse Bad = new(Guid.NewGuid(), "Nightly", Night, Night, 120, 900, 1);
    private static readonly AuditRunResponse Good = new(Guid.NewGuid(), "Command", Night, Night, 118, 880, 0);

    [Fact]
    public async Task What_the_last_audit_found_is_shown_at_once_with_a_way_to_the_record()
    {
        var page = await PageAsync(Bad, Good);

        Assert.Contains("href=\"/incidents/DEMO-7\"", page);
        Assert.Contains("stored 7, by its timeline nothing", page);
        Assert.Contains("120 records, 900 lines", page);
        Assert.Contains("all the same", page);
    }

    [Fact]
    public async Task An_old_difference_is_not_held_against_a_good_last_audit() => Assert.DoesNotContain("DEMO-7", await PageAsync(Good, Bad));

    [Fact]
    public async Task Before_the_first_night_the_page_says_so() => Assert.Contains("Nothing has been audited yet", await PageAsync());

    private static async Task<string> PageAsync(params AuditRunResponse[] runs)
    {
        using var reader = await SignedIn.AsAsync(Role.Administrator);
        reader.Answers["GET audits"] = () => SignedIn.Json(new PageResponse<AuditRunResponse>(runs, ""));
        reader.Answers[$"GET audits/{Bad.Id}/differences"] = () => SignedIn.Json(
            new PageResponse<AuditDifferenceResponse>([new(Guid.NewGuid(), "DEMO-7", "Hops", "7", "")], ""));
        return await reader.Browser.GetStringAsync("/administration/audit", TestContext.Current.CancellationToken);
    }
}
