using IncidentPlatform.Contracts.MajorIncidents;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Web.Components.Layout;
using IncidentPlatform.Web.Platform;
using Microsoft.AspNetCore.Components;

namespace IncidentPlatform.Web.Components.MajorIncidents;

public sealed partial class ReviewPage
{
    private MajorReviewDocumentResponse? _document;
    private ReviewForm? _form;
    private PlatformProblem? _problem;
    private PlatformProblem? _refusal;

    [Parameter] public Guid Id { get; set; }
    [Inject] internal PlatformApi Api { get; init; } = null!;
    [Inject] public required NavigationManager Navigation { get; init; }
    [CascadingParameter] public required HttpContext Context { get; set; }
    [SupplyParameterFromForm] internal ReviewForm? Form { get; set; }
    [SupplyParameterFromQuery(Name = "saved")] public bool IsSaved { get; set; }

    private MajorIncidentResponse Major => _document!.Major;

    protected override async Task OnInitializedAsync()
    {
        var cancel = Context.RequestAborted;
        if (Form is not null)
        {
            _refusal = (await Api.SaveReviewAsync(Id, Form.Version, Form.ToRequest(), cancel)).Problem;
            if (_refusal is null)
            {
                Navigation.NavigateTo($"{Pages.MajorReview(Id)}?saved=true");
                return;
            }

            Context.Response.StatusCode = _refusal.Status ?? StatusCodes.Status422UnprocessableEntity;
        }

        var document = await Api.MajorReviewAsync(Id, cancel);
        _problem = document.Problem;
        if (!document.IsSuccess)
        {
            Context.Response.StatusCode = document.Problem.Status ?? StatusCodes.Status503ServiceUnavailable;
            return;
        }

        _form = Form ?? ReviewForm.Of(document.Value.Major);
        // What somebody else saved in between stands above the form; to save again is to replace it, knowingly.
        if (_refusal?.Code == ProblemCodes.Stale) _form.Version = document.Value.Major.Version;
        _document = document.Value;
    }
}
