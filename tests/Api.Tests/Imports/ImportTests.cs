using System.Net;
using System.Text;
using IncidentPlatform.Api.Tests.Hosting;
using IncidentPlatform.Contracts.Imports;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Imports;
using static IncidentPlatform.Api.Tests.Incidents.IncidentRoom;

namespace IncidentPlatform.Api.Tests.Imports;

public sealed class ImportTests
{
    private const string Csv = "nomor,judul,grup,dibuka,catatan\nOLD-1,Printer macet,Cetak,3/4/2026 09:00,a\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_kept_and_its_columns_are_suggested()
    {
        var admin = await AdministratorAsync();

        using var response = await SendAsync(admin, Csv);
        var import = await ReadAsync<ImportResponse>(response);

        Assert.Equal((HttpStatusCode.Accepted, $"/api/v1/imports/{import.Id}"), (response.StatusCode, response.Headers.Location?.ToString()));
        Assert.Equal(("past.csv", "Utf8", 1L, ImportState.Waiting), (import.FileName, import.Encoding, import.Rows, import.State));
        Assert.Equal((ImportFormat.Incidents, "dibuka", null), (import.SuggestedFormat, import.SuggestedColumns[ImportField.OpenedAt], import.Plan));
        Assert.Equal(["OLD-1", "Printer macet", "Cetak", "3/4/2026 09:00", "a"], import.Sample[0]);
        Assert.Equal([import.Id], (await ReadAsync<PageResponse<ImportSummaryResponse>>(await admin.GetAsync("/api/v1/imports", Cancel))).Items.Select(row => row.Id));
    }

    [Fact]
    public async Task With_all_that_cannot_be_guessed_it_begins_at_once()
    {
        var admin = await AdministratorAsync();

        var import = await ReadAsync<ImportResponse>(await SendAsync(admin, Csv, "?dateOrder=DayMonthYear&zone=Asia/Jakarta&start=true"));

        Assert.Equal((ImportState.Running, DateOrder.DayMonthYear), (import.State, import.Plan!.DateOrder));
        Assert.Equal([ImportMove.Cancel], import.LegalMoves);
    }

    [Theory]
    [InlineData("dateOrder", "?zone=Asia/Jakarta&start=true")]
    [InlineData("zone", "?dateOrder=DayMonthYear&start=true")]
    [InlineData("zone", "?dateOrder=DayMonthYear&zone=WIB&start=true")]
    [InlineData("timersFrom", "?timersFrom=tomorrow")]
    [InlineData("columns", "?dateOrder=DayMonthYear&zone=Asia/Jakarta&format=Changes")]
    public async Task What_has_to_be_asked_is_never_guessed(string field, string query)
    {
        var admin = await AdministratorAsync();

        var problem = await SendAsync(admin, Csv, query).ProblemAsync();

        Assert.Equal((422, field), (problem.Status!.Value, Assert.Single(problem.Errors!).Key));
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("empty")]
    [InlineData("columns")]
    [InlineData("quote")]
    public async Task A_file_that_cannot_be_read_is_refused_with_a_sentence(string what)
    {
        var bytes = what switch
        {
            "utf-16" => Encoding.Unicode.GetBytes(Csv),
            "empty" => [],
            "columns" => Encoding.UTF8.GetBytes(new string(',', 1_000_000)),
            _ => Encoding.UTF8.GetBytes("number,opened\n1,\"" + new string('x', 2_000_000)),
        };

        var problem = await SendAsync(await AdministratorAsync(), bytes).ProblemAsync();

        Assert.Equal((422, ProblemCodes.Invalid), (problem.Status!.Value, problem.Code));
        Assert.EndsWith(".", Assert.Single(problem.Errors!["file"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_file_is_not_imported_twice()
    {
        var admin = await AdministratorAsync();
        using var first = await SendAsync(admin, Csv, "?dateOrder=DayMonthYear&zone=Asia/Jakarta&start=true");

        var problem = await SendAsync(admin, Csv).ProblemAsync();

        Assert.Equal((409, ProblemCodes.Conflict), (problem.Status!.Value, problem.Code));
    }

    [Fact]
    public async Task A_form_is_taken_as_well()
    {
        var admin = await AdministratorAsync();
        using var form = new MultipartFormDataContent { { new StringContent("before"), "note" }, { new StringContent(Csv), "file", "dari formulir.csv" } };

        var import = await ReadAsync<ImportResponse>(await admin.PostAsync("/api/v1/imports/incidents", form, Cancel));

        Assert.Equal(("dari formulir.csv", 1L), (import.FileName, import.Rows));
    }

    [Fact]
    public async Task It_is_planned_checked_started_and_stopped_in_this_order_only()
    {
        var admin = await AdministratorAsync();
        var import = await ReadAsync<ImportResponse>(await SendAsync(admin, Csv));
        var path = $"imports/{import.Id}";

        Assert.Equal("dateOrder", Assert.Single((await PostAsync(admin, $"{path}/start", new { }).ProblemAsync()).Errors!).Key);
        var planned = await ReadAsync<ImportResponse>(await admin.PutAsync($"/api/v1/{path}", Json(Plan()), Cancel));
        Assert.Equal(DateOrder.DayMonthYear, planned.Plan!.DateOrder);
        Assert.Equal(ImportState.Checking, (await ReadAsync<ImportResponse>(await PostAsync(admin, $"{path}/check", new { }))).State);
        Assert.Equal((409, ProblemCodes.IllegalMove), await CodeAsync(PostAsync(admin, $"{path}/start", new { })));
        Assert.Equal((409, ProblemCodes.IllegalMove), await CodeAsync(PostAsync(admin, $"{path}/undo", new { })));
        Assert.Equal(ImportState.Cancelled, (await ReadAsync<ImportResponse>(await PostAsync(admin, $"{path}/cancel", new { }))).State);
        Assert.Equal((409, ProblemCodes.IllegalMove), await CodeAsync(admin.PutAsync($"/api/v1/{path}", Json(Plan()), Cancel)));
    }

    [Fact]
    public async Task A_plan_names_columns_of_the_file_and_reasons_of_holds()
    {
        var admin = await AdministratorAsync();
        var import = await ReadAsync<ImportResponse>(await SendAsync(admin, Csv));
        var plan = Plan() with
        {
            Columns = new Dictionary<ImportField, string> { [ImportField.OpenedAt] = "opened" },
            States = [new StateWord("Pending", Domain.Incidents.IncidentState.OnHold, null)],
        };

        var problem = await admin.PutAsync($"/api/v1/imports/{import.Id}", Json(plan), Cancel).ProblemAsync();

        Assert.Equal(["columns", "states"], problem.Errors!.Keys.Order());
    }

    [Fact]
    public async Task Whoever_is_no_administrator_imports_nothing()
    {
        var host = await ApiHost.SharedAsync();
        var organization = await host.Database.AddOrganizationAsync();
        var everybodyElse = await host.ClientForAsync(organization, [.. Enum.GetValues<Role>().Where(role => role != Role.Administrator)]);

        Assert.Equal(403, (await SendAsync(everybodyElse, Csv).ProblemAsync()).Status);
    }

    private static PlanImportRequest Plan() => new(
        ImportFormat.Incidents, DateOrder.DayMonthYear, "Asia/Jakarta", new Dictionary<ImportField, string> { [ImportField.OpenedAt] = "dibuka" });

    private static async Task<HttpClient> AdministratorAsync()
    {
        var host = await ApiHost.SharedAsync();
        return await host.ClientForAsync(await host.Database.AddOrganizationAsync(), Role.Administrator);
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string csv, string query = "") => SendAsync(client, Encoding.UTF8.GetBytes(csv), query);

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, byte[] bytes, string query = "")
    {
        using var content = new ByteArrayContent(bytes);
        content.Headers.Add("X-File-Name", "past.csv");
        return await client.PostAsync($"/api/v1/imports/incidents{query}", content, Cancel);
    }

    private static async Task<(int, string?)> CodeAsync(Task<HttpResponseMessage> response)
    {
        var problem = await response.ProblemAsync();
        return (problem.Status!.Value, problem.Code);
    }

    private static System.Net.Http.Json.JsonContent Json(PlanImportRequest plan) =>
        System.Net.Http.Json.JsonContent.Create(plan, options: Contracts.Json.PlatformJson.Options);
}
