using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Web.Components.Layout;
using IncidentPlatform.Web.Platform;
using IncidentPlatform.Web.Sessions;
using Microsoft.AspNetCore.Components;

namespace IncidentPlatform.Web.Components.HandOvers;

public sealed partial class HandOverPage
{
    private HandOverView? _view;
    private HandOverPeriod _period = null!;
    private HourlyCostForm _form = new();
    private PlatformProblem? _problem;
    private PlatformProblem? _refusal;
    private string? _note;

    [Inject] internal PlatformApi Api { get; init; } = null!;
    [Inject] internal Reader Reader { get; init; } = null!;
    [Inject] public required NavigationManager Navigation { get; init; }
    [Inject] public required TimeProvider Clock { get; init; }
    [CascadingParameter] public required HttpContext Context { get; set; }
    [SupplyParameterFromQuery(Name = "months")] public int? Months { get; set; }
    [SupplyParameterFromQuery(Name = "saved")] public bool IsSaved { get; set; }
    [SupplyParameterFromForm] internal HourlyCostForm? Form { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var cancel = Context.RequestAborted;
        _period = HandOverPeriod.Of(Months, Clock, Reader.Zone);
        if (Form is not null)
        {
            _refusal = (await Api.SaveHourlyCostAsync(Form.ToRequest(), cancel)).Problem;
            if (_refusal is null)
            {
                Navigation.NavigateTo($"{Pages.HandOver}?months={_period.Value}&saved=true");
                return;
            }

            Context.Response.StatusCode = _refusal.Status ?? StatusCodes.Status422UnprocessableEntity;
        }

        var report = await Api.HandOverAsync(_period.Query, cancel);
        _problem = report.Problem;
        if (!report.IsSuccess) return;

        _view = new(report.Value, Loc);
        _form = Form ?? HourlyCostForm.Of(report.Value.HourlyCost);
        _note = _period.Words(Reader.Organization, Loc);
    }
}
