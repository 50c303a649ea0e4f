using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.MajorIncidents;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Templates;
using IncidentPlatform.Web.Components.Layout;
using IncidentPlatform.Web.Platform;
using IncidentPlatform.Web.Sessions;
using Microsoft.AspNetCore.Components;

namespace IncidentPlatform.Web.Components.Incidents;

public sealed partial class SubmitPage
{
    private SubmitView _view = null!;
    private IReadOnlyList<PublishedMajorResponse> _majors = [];

    [Inject] internal PlatformApi Api { get; init; } = null!;
    [Inject] internal PlatformFiles Files { get; init; } = null!;
    [Inject] internal Reader Reader { get; init; } = null!;
    [Inject] public required NavigationManager Navigation { get; init; }
    [CascadingParameter] public required HttpContext Context { get; set; }
    [SupplyParameterFromForm] internal SubmitForm? Form { get; set; }
    [SupplyParameterFromQuery(Name = "kind")] public string? KindName { get; set; }
    [SupplyParameterFromQuery(Name = "template")] public Guid? TemplateId { get; set; }
    [SupplyParameterFromQuery(Name = "type")] public string? TypeName { get; set; }

    // Both addresses show the same form; recording for others asks for the caller first.
    private bool ByPhone => Context.Request.Path == Pages.RecordIncident && Reader.RecordsForOthers;

    protected override async Task OnInitializedAsync()
    {
        _view = new(Form ?? await BeginningAsync() ?? new SubmitForm { Kind = KindName, RequestType = TypeName }, ByPhone);
        if (Form is not null)
        {
            var answer = await Api.SubmitAsync(_view.ToRequest(Reader.Zone), _view.Key, Context.RequestAborted);
            if (answer.IsSuccess)
            {
                var refused = await AreFilesRefusedAsync(answer.Value.Id);
                Navigation.NavigateTo($"{Pages.Incident(answer.Value.Number)}?opened=true{(refused ? "&filesRefused=true" : "")}");
                return;
            }

            _view.Problem = answer.Problem;
            Context.Response.StatusCode = answer.Problem.Status ?? StatusCodes.Status422UnprocessableEntity;
        }

        var majors = Api.PublishedMajorsAsync(Context.RequestAborted);
        var categories = ByPhone ? Api.CategoriesAsync(Context.RequestAborted) : null;
        var templates = ByPhone && Reader.Can(Permissions.UsePresets) ? Api.TemplatesAsync(TemplatePurpose.Record, null, Context.RequestAborted) : null;
        var services = await Api.ServicesAsync(Context.RequestAborted);
        _view.Services = services.Value?.Items ?? [];
        _majors = (await majors).Value?.Items ?? [];
        if (templates is not null) _view.Templates = (await templates).Value?.Items ?? [];
        if (categories is not null) _view.Categories = (await categories).Value?.Items ?? [];
    }

    // A ready-made text that somebody chose, with what it presets; what has gone since then is just not there.
    private async Task<SubmitForm?> BeginningAsync() =>
        ByPhone && TemplateId is { } id && (await Api.FilledTemplateAsync(id, Context.RequestAborted)).Value is { } template ? SubmitView.Begin(template) : null;

    // The record stands whatever becomes of its files; its page says so and takes them again.
    private async Task<bool> AreFilesRefusedAsync(Guid id) =>
        Form!.Files is { Count: > 0 } files && !(await Files.AttachAsync(id, files, Visibility.Public, Context.RequestAborted)).IsSuccess;
}
