namespace IncidentPlatform.Web.Components.MyAccount;

/// <summary>What can be done on the account's page; value of the form's field.</summary>
internal static class AccountActions
{
    public const string Profile = "profile";
    public const string Switch = "switch";
    public const string SignOutEverywhere = "sign-out-everywhere";
    public const string CreateToken = "create-token";
    public const string RevokeToken = "revoke-token";
}
