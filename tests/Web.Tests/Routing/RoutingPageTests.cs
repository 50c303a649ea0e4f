using System.Net;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Routing;
using IncidentPlatform.Web.Tests.Hosting;
using NodaTime;

namespace IncidentPlatform.Web.Tests.Routing;

public sealed class RoutingPageTests
{
    [Fact]
    public async Task A_training_shows_its_progress_and_is_looked_at_again()
    {
        using var reader = await ManagerAsync(Model(3, RoutingModelState.Training, 40), Model(2, RoutingModelState.InService, 100));

        var page = await reader.Browser.GetStringAsync("/routing", TestContext.Current.CancellationToken);

        Assert.Contains("<progress id=\"progress\" max=\"100\" value=\"40\"", page);
        Assert.Contains("data-refresh=\"true\"", page);
        Assert.DoesNotContain("value=\"train\"", page);
    }

    [Fact]
    public async Task A_mode_without_a_model_in_service_is_pointed_out()
    {
        using var reader = await ManagerAsync(Model(1, RoutingModelState.Ready, 100));

        var page = await reader.Browser.GetStringAsync("/routing", TestContext.Current.CancellationToken);

        Assert.Contains("No version is in service", page);
        Assert.Contains("value=\"promote\"", page);
    }

    [Fact]
    public async Task Older_versions_stand_on_their_own_page_and_are_restored_there()
    {
        using var reader = await ManagerAsync(Model(2, RoutingModelState.InService, 100), Model(1, RoutingModelState.Retired, 100));
        reader.Answers["POST routing/models/1/promote"] = () => SignedIn.Json(Model(1, RoutingModelState.InService, 100));

        var page = await reader.Browser.GetStringAsync("/routing", TestContext.Current.CancellationToken);
        using var answer = await reader.PostAsync("/routing/versions", [("Form.Action", "promote"), ("Form.Version", "1")]);

        Assert.DoesNotContain("value=\"promote\"", page);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Contains(reader.Calls, call => call.Call == "POST routing/models/1/promote");
    }

    [Fact]
    public async Task A_second_training_is_refused_in_words_of_its_own()
    {
        using var reader = await ManagerAsync();
        reader.Answers["POST routing/models"] = () => SignedIn.Problem(HttpStatusCode.Conflict, ProblemCodes.Conflict);

        using var answer = await reader.PostAsync("/routing", [("Form.Action", "train")]);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("Another version is being trained", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<SignedIn> ManagerAsync(params RoutingModelResponse[] models)
    {
        var reader = await SignedIn.AsAsync(Role.IncidentManager);
        reader.Answers["GET routing/settings"] = () => SignedIn.Json(new RoutingSettings(RoutingMode.Suggest));
        reader.Answers["GET routing/models"] = () => SignedIn.Json(new PageResponse<RoutingModelResponse>(models, ""));
        return reader;
    }

    private static RoutingModelResponse Model(int version, RoutingModelState state, int progress) => new(
        version, state, progress, null, 0, null, null, null, Instant.FromUtc(2026, 11, 24, 2, 0), null, null, null, null);
}
