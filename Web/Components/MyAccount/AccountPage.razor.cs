using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Web.Components.Forms;
using IncidentPlatform.Web.Components.Layout;
using IncidentPlatform.Web.Platform;
using IncidentPlatform.Web.Preferences;
using IncidentPlatform.Web.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;

namespace IncidentPlatform.Web.Components.MyAccount;

public sealed partial class AccountPage
{
    private AccountView? _view;
    private PlatformProblem? _problem;

    [Inject] internal PlatformApi Api { get; init; } = null!;
    [Inject] internal Reader Reader { get; init; } = null!;
    [Inject] internal SessionTickets Tickets { get; init; } = null!;
    [Inject] public required IHostEnvironment Environment { get; init; }
    [Inject] public required NavigationManager Navigation { get; init; }
    [CascadingParameter] public required HttpContext Context { get; set; }
    [SupplyParameterFromForm] internal AccountForm? Form { get; set; }
    [SupplyParameterFromQuery(Name = "done")] public string? DoneAction { get; set; }

    private CancellationToken Cancel => Context.RequestAborted;

    protected override async Task OnInitializedAsync()
    {
        CreateTokenResponse? created = null;
        PlatformProblem? refusal = null;
        if (Form is not null)
        {
            (created, refusal) = await HandleAsync(Form);
            if (created is null && refusal is null) return; // Went to another page.
        }

        var me = Api.MeAsync(Cancel);
        var tokens = await Api.TokensAsync(Cancel);
        _problem = (await me).Problem ?? tokens.Problem;
        if (_problem is not null) return;

        _view = new((await me).Value!, tokens.Value!) { Created = created };
        if (refusal is null) return;
        _view.Refuse(Form!, refusal);
        Context.Response.StatusCode = refusal.Status ?? StatusCodes.Status422UnprocessableEntity;
    }

    private async Task<(CreateTokenResponse? Created, PlatformProblem? Problem)> HandleAsync(AccountForm form)
    {
        switch (form.Action)
        {
            case AccountActions.Profile:
                return (null, await SaveProfileAsync(form));
            case AccountActions.Switch:
                return (null, await SwitchAsync(form));
            case AccountActions.SignOutEverywhere:
                return (null, await SignOutEverywhereAsync());
            case AccountActions.CreateToken:
                var (created, refusal) = await Api.CreateTokenAsync(AccountView.ToToken(form), Cancel);
                return (created, refusal);
            case AccountActions.RevokeToken:
                var revoked = await Api.RevokeTokenAsync(form.TokenId ?? Guid.Empty, Cancel);
                if (revoked.IsSuccess) Navigation.NavigateTo($"{Pages.Account}?done={AccountActions.RevokeToken}");
                return (null, revoked.Problem);
            default:
                return (null, OwnProblem.Unreadable);
        }
    }

    private async Task<PlatformProblem?> SaveProfileAsync(AccountForm form)
    {
        var saved = await Api.UpdateMeAsync(AccountView.ToUpdate(form), Cancel);
        if (!saved.IsSuccess) return saved.Problem;

        await RenewAsync(saved.Value);
        if (PreferencesExtensions.Languages.Contains(form.Locale)) PreferencesExtensions.RememberLanguage(Context, Environment, form.Locale!);
        Navigation.NavigateTo($"{Pages.Account}?done={AccountActions.Profile}");
        return null;
    }

    private async Task<PlatformProblem?> SwitchAsync(AccountForm form)
    {
        var switched = await Api.SwitchOrganizationAsync(form.OrganizationId ?? Guid.Empty, Cancel);
        if (!switched.IsSuccess) return switched.Problem;

        var me = await Api.MeAsync(Cancel);
        if (!me.IsSuccess) return me.Problem;

        await RenewAsync(me.Value);
        Navigation.NavigateTo(ReturnUrl.Home);
        return null;
    }

    private async Task<PlatformProblem?> SignOutEverywhereAsync()
    {
        var ended = await Api.SignOutAsync(Cancel, isEverywhere: true);
        if (!ended.IsSuccess) return ended.Problem;

        await Tickets.ForgetAsync(Context);
        Navigation.NavigateTo(Pages.SignIn);
        return null;
    }

    // The cookie says what the API says now, not half a minute later.
    private async Task RenewAsync(MeResponse me)
    {
        if (await Context.GetTokenAsync(SessionClaims.Scheme, SessionClaims.Token) is { } token) await Tickets.IssueAsync(Context, token, me);
    }
}
