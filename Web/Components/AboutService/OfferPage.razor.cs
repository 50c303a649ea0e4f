using System.Globalization;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Web.Components.Forms;
using IncidentPlatform.Web.Components.Layout;
using IncidentPlatform.Web.Platform;
using IncidentPlatform.Web.Sessions;
using Microsoft.AspNetCore.Components;

namespace IncidentPlatform.Web.Components.AboutService;

public sealed partial class OfferPage
{
    private IReadOnlyList<Choice>? _providers;
    private IReadOnlyList<Choice> _groups = [];
    private IReadOnlyList<Choice> _calendars = [];
    private OfferForm _form = new();
    private PlatformProblem? _problem;
    private PlatformProblem? _refusal;

    [Inject] internal PlatformApi Api { get; init; } = null!;
    [Inject] internal Reader Reader { get; init; } = null!;
    [Inject] public required NavigationManager Navigation { get; init; }
    [CascadingParameter] public required HttpContext Context { get; set; }
    [SupplyParameterFromForm] internal OfferForm? Form { get; set; }

    /// <summary>The group that is chosen at first.</summary>
    [SupplyParameterFromQuery(Name = "groupId")] public Guid? GroupId { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var cancel = Context.RequestAborted;
        if (Form is not null && await OfferAsync(Form, cancel)) return;

        var (providers, groups, calendars) = (await Api.ProvidersAsync(cancel), await Api.GroupsAsync(cancel), await Api.CalendarsAsync(cancel));
        _problem = providers.Problem ?? groups.Problem ?? calendars.Problem;
        if (!providers.IsSuccess || !groups.IsSuccess || !calendars.IsSuccess)
        {
            Context.Response.StatusCode = _problem!.Status ?? StatusCodes.Status503ServiceUnavailable;
            return;
        }

        _providers = [.. providers.Value.Items.Select(provider => new Choice(provider.Id.ToString(), provider.Name))];
        _groups = [.. groups.Value.Items.Where(group => group.IsActive).Select(group => new Choice(group.Id.ToString(), group.Name))];
        _calendars = [.. calendars.Value.Items.Where(calendar => calendar.IsActive).Select(calendar => new Choice(calendar.Id.ToString(), calendar.Name))];
        _form = Form ?? new OfferForm { GroupId = GroupId };
    }

    /// <summary>Sends the offer; true when the page is left.</summary>
    private async Task<bool> OfferAsync(OfferForm form, CancellationToken cancel)
    {
        var unreadable = new List<string>();
        var request = form.ToRequest(Reader.Zone, unreadable);
        if (unreadable.Count > 0)
        {
            _refusal = OwnProblem.Invalid(unreadable.ToDictionary(field => field, _ => new[] { Loc["RotaDateOrTime"].Value }));
        }
        else
        {
            var offered = await Api.OfferAgreementAsync(request, cancel);
            if (offered.IsSuccess)
            {
                // What the provider has to promise is said before it accepts.
                Navigation.NavigateTo($"{Pages.AgreementLevels(offered.Value.Id)}?offered=true");
                return true;
            }

            _refusal = offered.Problem;
        }
        Context.Response.StatusCode = _refusal!.Status ?? StatusCodes.Status422UnprocessableEntity;
        return false;
    }

    private static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);
}
