namespace IncidentPlatform.Web.Components.Imports;

/// <summary>What can be done on the page of an import; value of the form's field.</summary>
internal static class ImportActions
{
    public const string Plan = "plan";
    public const string Check = "check";
    public const string Start = "start";
    public const string Cancel = "cancel";
    public const string Undo = "undo";

    public static readonly IReadOnlyList<string> All = [Plan, Check, Start, Cancel, Undo];
}
