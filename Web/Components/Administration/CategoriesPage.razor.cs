using IncidentPlatform.Contracts.Catalog;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Web.Components.Layout;
using IncidentPlatform.Web.Platform;
using Microsoft.AspNetCore.Components;

namespace IncidentPlatform.Web.Components.Administration;

public sealed partial class CategoriesPage
{
    private EntryList<CategoryResponse, CategoryForm>? _categories;
    private IReadOnlyList<GroupResponse> _groups = [];
    private IReadOnlyList<ServiceResponse> _services = [];
    private PlatformProblem? _problem;

    [Inject] internal PlatformApi Api { get; init; } = null!;
    [Inject] public required NavigationManager Navigation { get; init; }
    [CascadingParameter] public required HttpContext Context { get; set; }
    [SupplyParameterFromForm] internal CategoryForm? Form { get; set; }
    [SupplyParameterFromQuery(Name = "saved")] public bool IsSaved { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var cancel = Context.RequestAborted;
        PlatformProblem? refusal = null;
        if (Form is not null)
        {
            refusal = (await Api.SaveCategoryAsync(Form.Id, Form.ToRequest(), cancel)).Problem;
            if (refusal is null)
            {
                Navigation.NavigateTo($"{Pages.Categories}?saved=true");
                return;
            }
        }

        var groups = Api.GroupsAsync(cancel);
        var services = Api.ServicesAsync(cancel);
        var categories = await Api.CategoriesAsync(cancel);
        _problem = categories.Problem ?? (await groups).Problem ?? (await services).Problem;
        if (!categories.IsSuccess || _problem is not null) return;

        _groups = (await groups).Value!.Items;
        _services = (await services).Value!.Items;
        _categories = new(categories.Value.Items);
        if (refusal is null) return;
        _categories.Refuse(Form!, refusal);
        Context.Response.StatusCode = refusal.Status ?? StatusCodes.Status422UnprocessableEntity;
    }

    private string? NoteOf(CategoryResponse category)
    {
        string?[] parts = [_services.FirstOrDefault(service => service.Id == category.ServiceId)?.Name, _groups.FirstOrDefault(group => group.Id == category.GroupId)?.Name];
        return parts.OfType<string>().ToList() is { Count: > 0 } known ? string.Join(" → ", known) : null;
    }
}
