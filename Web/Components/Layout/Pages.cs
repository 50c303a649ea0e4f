namespace IncidentPlatform.Web.Components.Layout;

/// <summary>Addresses of the pages that others link to.</summary>
internal static class Pages
{
    public const string Queue = "/queue";
    public const string RecordIncident = "/record";
    public const string ServiceLevels = "/service-levels";
    public const string MyIncidents = "/my-incidents";
    public const string Submit = "/submit";
    public const string SignIn = "/sign-in";
    public const string SignUp = "/sign-up";
    public const string ForgotPassword = "/forgot-password";
    public const string ResetPassword = "/reset-password";
    public const string AcceptInvitation = "/invitation";
    public const string NotFound = "/not-found";

    public static string Incident(string number) => $"/incidents/{Uri.EscapeDataString(number)}";
}
