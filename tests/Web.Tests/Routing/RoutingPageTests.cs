using System.Net;
using IncidentPlatform.Contracts.Catalog;
using IncidentPlatform.Contracts.Paging;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Domain.Incidents;
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

    [Fact]
    public async Task Each_group_says_how_far_it_is_on_its_way()
    {
        using var reader = await ManagerAsync();

        var page = await reader.Browser.GetStringAsync("/routing", TestContext.Current.CancellationToken);

        Assert.Contains("63 of 100 decisions, 96.8% right so far", page);
        Assert.Contains("Earned: 240 decisions", page);
        Assert.Contains("Printing</span>", page);
    }

    [Fact]
    public async Task A_group_that_stepped_back_is_pointed_out_and_stands_among_the_changes()
    {
        using var reader = await ManagerAsync();

        var page = await reader.Browser.GetStringAsync("/routing", TestContext.Current.CancellationToken);

        Assert.Contains("Printing was right too seldom lately and is only suggested since", page);
        Assert.Contains("Printing was right too seldom and is only suggested from here on. 90 of 100 decisions were right.", page);
    }

    [Fact]
    public async Task A_group_that_has_not_earned_it_is_refused_with_how_far_it_is()
    {
        using var reader = await ManagerAsync();
        reader.Answers["PUT routing/settings"] = () => SignedIn.Problem(
            HttpStatusCode.UnprocessableEntity, ProblemCodes.Invalid, new() { ["groups[0].mode"] = ["Not earned yet."] });

        using var answer = await reader.PostAsync(
            "/routing", [("Form.Action", "group"), ("Form.SettingsVersion", "4"), ("Form.GroupId", Network.ToString()), ("Form.GroupMode", "Auto"), ("Form.Target", "95")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(
            "Network has not earned it yet: 63 of 100 decisions, 96.8% right so far.", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static readonly Guid Network = Guid.NewGuid();
    private static readonly Guid Printing = Guid.NewGuid();

    private static RoutingSettings Settings { get; } = new(RoutingMode.Suggest)
    {
        Version = 4,
        Channels = [new(Channel.Web, RoutingMode.Auto), new(Channel.Email, RoutingMode.Suggest)],
        Groups =
        [
            new(Network, "Network", RoutingMode.Suggest, 0.95, true, new(63, 100, 61, 61 / 63.0, 0.92, 0, false), 0.8, null, null),
            new(Printing, "Printing", RoutingMode.Suggest, 0.95, false, new(240, 100, 236, 236 / 240.0, 0.97, 200, true), null, null, Instant.FromUtc(2026, 11, 24, 2, 0)),
        ],
    };

    private static async Task<SignedIn> ManagerAsync(params RoutingModelResponse[] models)
    {
        var reader = await SignedIn.AsAsync(Role.IncidentManager);
        reader.Answers["GET routing/settings"] = () => SignedIn.Json(Settings);
        reader.Answers["GET routing/changes"] = () => SignedIn.Json(new PageResponse<RoutingChangeResponse>(
            [
                new(Guid.NewGuid(), Instant.FromUtc(2026, 11, 24, 2, 0), null, RoutingChangeKind.SteppedBack, 4, Printing, "Printing", null, "Auto", "Suggest", 100, 90),
            ], ""));
        reader.Answers["GET categories"] = () => SignedIn.Json(new PageResponse<CategoryResponse>([], ""));
        reader.Answers["GET routing/models"] = () => SignedIn.Json(new PageResponse<RoutingModelResponse>(models, ""));
        return reader;
    }

    private static RoutingModelResponse Model(int version, RoutingModelState state, int progress) => new(
        version, state, progress, null, 0, null, null, null, Instant.FromUtc(2026, 11, 24, 2, 0), null, null, null, null);
}
