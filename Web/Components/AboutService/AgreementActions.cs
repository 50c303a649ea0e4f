namespace IncidentPlatform.Web.Components.AboutService;

/// <summary>What can be done with an agreement; value of the form's field.</summary>
internal static class AgreementActions
{
    public const string Accept = "accept";
    public const string End = "end";

    public static readonly IReadOnlyList<string> All = [Accept, End];
}
