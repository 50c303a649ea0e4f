using IncidentPlatform.Contracts.Catalog;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Web.Components.Layout;
using IncidentPlatform.Web.Platform;
using Microsoft.AspNetCore.Components;

namespace IncidentPlatform.Web.Components.Administration;

public sealed partial class PeoplePage
{
    private EntryList<UserResponse, PersonForm>? _people;
    private IReadOnlyList<GroupResponse> _groups = [];
    private PlatformProblem? _problem;
    private string _next = "";
    private int? _total;

    [Inject] internal PlatformApi Api { get; init; } = null!;
    [Inject] public required NavigationManager Navigation { get; init; }
    [CascadingParameter] public required HttpContext Context { get; set; }
    [SupplyParameterFromForm] internal PersonForm? Form { get; set; }
    [SupplyParameterFromQuery(Name = "q")] public string? Words { get; set; }
    [SupplyParameterFromQuery(Name = "cursor")] public string? Cursor { get; set; }
    [SupplyParameterFromQuery(Name = "saved")] public bool IsSaved { get; set; }
    [SupplyParameterFromQuery(Name = "invited")] public bool WasInvited { get; set; }

    private string Here => UrlOf(Cursor);
    private bool IsRefused => Form is not null;

    protected override async Task OnInitializedAsync()
    {
        var cancel = Context.RequestAborted;
        PlatformProblem? refusal = null;
        if (Form is not null)
        {
            refusal = Form.Id is { } id
                ? (await Api.UpdateUserAsync(id, Form.ToUpdate(), cancel)).Problem
                : (await Api.InviteAsync(Form.ToInvitation(), cancel)).Problem;
            if (refusal is null)
            {
                Navigation.NavigateTo($"{Here}{(Form.Id is null ? "&invited=true" : "&saved=true")}");
                return;
            }
        }

        var groups = Api.GroupsAsync(cancel);
        var users = await Api.UsersAsync(Words, Cursor, cancel);
        _problem = users.Problem ?? (await groups).Problem;
        if (!users.IsSuccess || _problem is not null) return;

        _groups = (await groups).Value!.Items;
        _people = new(users.Value.Items);
        (_next, _total) = (users.Value.NextCursor, users.Value.Total);
        if (refusal is null) return;
        _people.Refuse(Form!, refusal);
        Context.Response.StatusCode = refusal.Status ?? StatusCodes.Status422UnprocessableEntity;
    }

    private string UrlOf(string? cursor) => $"{Pages.People}?q={Uri.EscapeDataString(Words ?? "")}{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}";
}
