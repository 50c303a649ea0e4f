using System.Globalization;
using IncidentPlatform.Contracts.Catalog;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.MajorIncidents;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Domain.Identity;
using IncidentPlatform.Web.Components.Forms;
using IncidentPlatform.Web.Components.Layout;
using IncidentPlatform.Web.Platform;
using Microsoft.AspNetCore.Components;
using NodaTime;

namespace IncidentPlatform.Web.Components.MajorIncidents;

public sealed partial class MajorIncidentPage
{
    private MajorIncidentResponse? _major;
    private IReadOnlyList<UserResponse> _managers = [];
    private IReadOnlyList<ServiceResponse> _services = [];
    private PlatformProblem? _problem;
    private PlatformProblem? _refusal;
    private Instant _now;

    [Parameter] public Guid Id { get; set; }
    [Inject] internal PlatformApi Api { get; init; } = null!;
    [Inject] public required TimeProvider Time { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [CascadingParameter] public required HttpContext Context { get; set; }
    [SupplyParameterFromForm] internal MajorForm? Form { get; set; }
    [SupplyParameterFromQuery(Name = "done")] public string? DoneAction { get; set; }

    private string Cadence =>
        (TypedOf(MajorActions.Lead)?.CadenceMinutes ?? _major!.UpdateCadenceSeconds / 60).ToString(CultureInfo.InvariantCulture);

    protected override async Task OnInitializedAsync()
    {
        var cancel = Context.RequestAborted;
        if (Form is not null)
        {
            _refusal = await HandleAsync(Form, cancel);
            if (_refusal is null)
            {
                Navigation.NavigateTo($"{Pages.Major(Id)}?done={Form.Action}");
                return;
            }

            Context.Response.StatusCode = _refusal.Status ?? StatusCodes.Status422UnprocessableEntity;
        }

        var (managers, services) = (Api.UsersInAsync(Role.IncidentManager, cancel), Api.ServicesAsync(cancel));
        var major = await Api.MajorIncidentAsync(Id, cancel);
        _problem = major.Problem;
        if (_problem is not null) Context.Response.StatusCode = _problem.Status ?? StatusCodes.Status503ServiceUnavailable;
        _managers = [.. ((await managers).Value?.Items ?? []).Where(user => user.IsActive)];
        _services = [.. ((await services).Value?.Items ?? []).Where(service => service.IsActive)];
        _now = Instant.FromDateTimeOffset(Time.GetUtcNow());
        _major = major.Value;
    }

    private async Task<PlatformProblem?> HandleAsync(MajorForm form, CancellationToken cancel) => form.Action switch
    {
        MajorActions.Status => (await Api.PublishStatusAsync(
            Id, new PublishStatusRequest(form.Text?.Trim() ?? "", form.ServiceId), form.Key ?? Guid.NewGuid().ToString("N"), cancel)).Problem,
        MajorActions.Lead => (await Api.UpdateMajorAsync(
            Id, form.Version, new UpdateMajorRequest(form.LeadId ?? Guid.Empty, (int)Math.Clamp((form.CadenceMinutes ?? 0) * 60L, 0, int.MaxValue)), cancel)).Problem,
        MajorActions.Child => (await Api.AddChildAsync(Id, new AddChildRequest(form.Incident?.Trim() ?? ""), cancel)).Problem,
        _ => OwnProblem.Unreadable,
    };

    private MajorForm? TypedOf(string action) => _refusal is not null && Form?.Action == action ? Form : null;
    private PlatformProblem? ProblemOf(string action) => TypedOf(action) is null ? null : _refusal;
}
