using System.Globalization;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Contracts.Routing;
using IncidentPlatform.Web.Components.Forms;
using IncidentPlatform.Web.Components.Layout;
using IncidentPlatform.Web.Platform;
using Microsoft.AspNetCore.Components;

namespace IncidentPlatform.Web.Components.Routing;

public sealed partial class RoutingLearningPage
{
    private static readonly int[] Days = [1, 7, 14, 30, 90];

    private LearningSettings? _settings;
    private IReadOnlyList<TrainingExclusionResponse> _exclusions = [];
    private IReadOnlyList<GroupSuccessorResponse> _successors = [];
    private IReadOnlyList<Choice> _groups = [];
    private IReadOnlyList<Choice> _categories = [];
    private IReadOnlyList<Choice> _services = [];
    private PlatformProblem? _problem;
    private PlatformProblem? _refusal;

    [Inject] internal PlatformApi Api { get; init; } = null!;
    [Inject] public required NavigationManager Navigation { get; init; }
    [CascadingParameter] public required HttpContext Context { get; set; }
    [SupplyParameterFromForm] internal LearningForm? Form { get; set; }
    [SupplyParameterFromQuery(Name = "saved")] public bool IsSaved { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var cancel = Context.RequestAborted;
        var (settings, exclusions, successors) = (Api.LearningSettingsAsync(cancel), Api.ExclusionsAsync(cancel), Api.SuccessorsAsync(cancel));
        var (groups, categories, services) = (Api.GroupsAsync(cancel), Api.CategoriesAsync(cancel), Api.ServicesAsync(cancel));
        _problem = (await settings).Problem ?? (await exclusions).Problem ?? (await successors).Problem;
        if (_problem is not null) return;

        (_exclusions, _successors) = ((await exclusions).Value!.Items, (await successors).Value!.Items);
        if (Form is not null)
        {
            _refusal = await DoAsync(Form, cancel);
            if (_refusal is null)
            {
                Navigation.NavigateTo($"{Pages.RoutingLearning}?saved=true");
                return;
            }

            Context.Response.StatusCode = _refusal.Status ?? StatusCodes.Status422UnprocessableEntity;
        }

        _groups = [.. ((await groups).Value?.Items ?? []).Select(group => new Choice(group.Id.ToString(), group.Name))];
        _categories = [.. ((await categories).Value?.Items ?? []).Select(category => new Choice(category.Id.ToString(), category.Name))];
        _services = [.. ((await services).Value?.Items ?? []).Select(service => new Choice(service.Id.ToString(), service.Name))];
        _settings = (await settings).Value;
    }

    private async Task<PlatformProblem?> DoAsync(LearningForm form, CancellationToken cancel) => form.Action switch
    {
        LearningActions.Schedule => (await Api.SetLearningAsync(LearningView.Settings(form), cancel)).Problem,
        LearningActions.Exclude => (await Api.SaveExclusionsAsync(LearningView.With(_exclusions, form), cancel)).Problem,
        LearningActions.Include => (await Api.SaveExclusionsAsync(LearningView.Without(_exclusions, form), cancel)).Problem,
        LearningActions.Succeed => (await Api.SaveSuccessorsAsync(LearningView.With(_successors, form), cancel)).Problem,
        LearningActions.Forget => (await Api.SaveSuccessorsAsync(LearningView.Without(_successors, form), cancel)).Problem,
        _ => OwnProblem.Unreadable,
    };

    private IEnumerable<Choice> DayChoices() => Days.Concat(_settings!.RetrainDays is { } own && !Days.Contains(own) ? [own] : []).Order()
        .Select(days => new Choice(days.ToString(CultureInfo.InvariantCulture), days == 1 ? Loc["ScheduleDaily"] : Loc["ScheduleDays", days]));
}
