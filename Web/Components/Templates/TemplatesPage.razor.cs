using System.Globalization;
using IncidentPlatform.Contracts.Catalog;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Contracts.Templates;
using IncidentPlatform.Domain.Templates;
using IncidentPlatform.Web.Components.Administration;
using IncidentPlatform.Web.Components.Forms;
using IncidentPlatform.Web.Components.Layout;
using IncidentPlatform.Web.Platform;
using Microsoft.AspNetCore.Components;

namespace IncidentPlatform.Web.Components.Templates;

public sealed partial class TemplatesPage
{
    private EntryList<TemplateResponse, TemplateForm>? _templates;
    private IReadOnlyList<GroupResponse> _groups = [];
    private IReadOnlyList<ServiceResponse> _services = [];
    private IReadOnlyList<CategoryResponse> _categories = [];
    private PlatformProblem? _problem;
    private string _next = "";

    [Inject] internal PlatformApi Api { get; init; } = null!;
    [Inject] public required NavigationManager Navigation { get; init; }
    [CascadingParameter] public required HttpContext Context { get; set; }
    [SupplyParameterFromForm] internal TemplateForm? Form { get; set; }
    [SupplyParameterFromQuery(Name = "done")] public string? Done { get; set; }
    [SupplyParameterFromQuery(Name = "cursor")] public string? Cursor { get; set; }

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    protected override async Task OnInitializedAsync()
    {
        var cancel = Context.RequestAborted;
        PlatformProblem? refusal = null;
        if (Form is not null)
        {
            refusal = await SaveAsync(Form, cancel);
            if (refusal is null)
            {
                Navigation.NavigateTo($"{Pages.Templates}?done={(Form.IsDeletion ? "deleted" : "saved")}");
                return;
            }
        }

        var groups = Api.GroupsAsync(cancel);
        var services = Api.ServicesAsync(cancel);
        var categories = Api.CategoriesAsync(cancel);
        var templates = await Api.TemplatesAsync(null, Cursor, cancel);
        _groups = (await groups).Value?.Items ?? [];
        _services = (await services).Value?.Items ?? [];
        _categories = (await categories).Value?.Items ?? [];
        _problem = templates.Problem;
        if (!templates.IsSuccess) return;

        _templates = new(templates.Value.Items);
        _next = templates.Value.NextCursor;
        if (refusal is null) return;
        _templates.Refuse(Form!, refusal);
        Context.Response.StatusCode = refusal.Status ?? StatusCodes.Status422UnprocessableEntity;
    }

    private async Task<PlatformProblem?> SaveAsync(TemplateForm form, CancellationToken cancel) => form is { IsDeletion: true, Id: { } id }
        ? (await Api.DeleteTemplateAsync(id, form.Version ?? 0, cancel)).Problem
        : (await Api.SaveTemplateAsync(form.Id, form.Version, form.ToRequest(), cancel)).Problem;

    private TemplateForm? TypedNew(TemplatePurpose purpose) => _templates?.Typed(null) is { } typed && typed.Use == purpose ? typed : null;

    private string? NoteOf(TemplateResponse template) =>
        ShareChoice.NameOf(template.Audience, template.Group, Loc) is { } name ? Loc["SharedBy", name, template.Owner].Value : null;
}
