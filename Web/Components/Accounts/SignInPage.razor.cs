using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Web.Platform;
using IncidentPlatform.Web.Sessions;
using Microsoft.AspNetCore.Components;

namespace IncidentPlatform.Web.Components.Accounts;

public sealed partial class SignInPage
{
    private PlatformProblem? _problem;

    [Inject] internal PlatformApi Api { get; init; } = null!;
    [Inject] internal SessionTickets Tickets { get; init; } = null!;
    [Inject] internal Reader Reader { get; init; } = null!;
    [Inject] public required NavigationManager Navigation { get; init; }
    [CascadingParameter] public required HttpContext Context { get; set; }
    [SupplyParameterFromForm] internal SignInForm? Form { get; set; }
    [SupplyParameterFromQuery(Name = "returnUrl")] public string? Back { get; set; }
    [SupplyParameterFromQuery(Name = "ended")] public bool HasEnded { get; set; }
    [SupplyParameterFromQuery(Name = "reset")] public bool IsReset { get; set; }

    private string Action => Back is null ? Layout.Pages.SignIn : $"{Layout.Pages.SignIn}?returnUrl={Uri.EscapeDataString(Back)}";

    protected override async Task OnInitializedAsync()
    {
        if (Form is null)
        {
            if (Reader.IsSignedIn) Navigation.NavigateTo(ReturnUrl.LocalOrHome(Back));
            return;
        }

        var session = await Api.SignInAsync(new SignInRequest(Form.Email ?? "", Form.Password ?? ""), Context.RequestAborted);
        if (!session.IsSuccess)
        {
            _problem = session.Problem;
            return;
        }

        var me = await Api.MeAsync(session.Value.AccessToken, Context.RequestAborted);
        if (!me.IsSuccess)
        {
            _problem = me.Problem;
            return;
        }

        await Tickets.IssueAsync(Context, session.Value.AccessToken, me.Value);
        Navigation.NavigateTo(ReturnUrl.LocalOrHome(Back));
    }
}
