namespace IncidentPlatform.Api.Identity;

/// <summary>Signing in and out, and what belongs to the person who calls.</summary>
internal static class IdentityEndpoints
{
    public static void MapIdentity(this RouteGroupBuilder api)
    {
        var auth = api.MapGroup("/auth").WithTags("Sign-in");
        SignIn.Map(auth);
        RefreshSession.Map(auth);
        SignOut.Map(auth);
        ForgotPassword.Map(auth);
        ResetPassword.Map(auth);
        SwitchOrganization.Map(auth);

        var me = api.MapGroup("/me").WithTags("Me");
        GetMe.Map(me);
        UpdateMe.Map(me);

        var tokens = api.MapGroup("/tokens").WithTags("Personal access tokens");
        ListTokens.Map(tokens);
        CreateToken.Map(tokens);
        RevokeToken.Map(tokens);
    }
}
