using IncidentPlatform.Contracts.Catalog;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Web.Components.Layout;
using IncidentPlatform.Web.Platform;
using Microsoft.AspNetCore.Components;

namespace IncidentPlatform.Web.Components.Administration;

public sealed partial class GroupsPage
{
    private static readonly Role[] StaffRoles = [Role.Agent, Role.SupportMember, Role.IncidentManager];
    private EntryList<GroupResponse, GroupForm>? _groups;
    private IReadOnlyList<UserResponse> _staff = [];
    private PlatformProblem? _problem;

    [Inject] internal PlatformApi Api { get; init; } = null!;
    [Inject] public required NavigationManager Navigation { get; init; }
    [CascadingParameter] public required HttpContext Context { get; set; }
    [SupplyParameterFromForm] internal GroupForm? Form { get; set; }
    [SupplyParameterFromQuery(Name = "saved")] public bool IsSaved { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var cancel = Context.RequestAborted;
        var staff = Task.WhenAll(StaffRoles.Select(role => Api.UsersInAsync(role, cancel)));
        var groups = await Api.GroupsAsync(cancel);
        _staff = [.. (await staff).SelectMany(page => page.Value?.Items ?? []).Where(user => user.IsActive).DistinctBy(user => user.Id).OrderBy(user => user.Name, StringComparer.CurrentCulture)];
        _problem = groups.Problem ?? (await staff).Select(page => page.Problem).FirstOrDefault(problem => problem is not null);
        if (!groups.IsSuccess || _problem is not null) return;

        _groups = new(groups.Value.Items);
        if (Form is null) return;

        var saved = await Api.SaveGroupAsync(Form.Id, Form.ToRequest(_groups.Items.FirstOrDefault(group => group.Id == Form.Id)), cancel);
        if (saved.IsSuccess)
        {
            Navigation.NavigateTo($"{Pages.Groups}?saved=true");
            return;
        }

        _groups.Refuse(Form, saved.Problem);
        Context.Response.StatusCode = saved.Problem.Status ?? StatusCodes.Status422UnprocessableEntity;
    }
}
