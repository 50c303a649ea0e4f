namespace IncidentPlatform.Web.Components.Queue;

/// <summary>What can be done with saved views on the queue's page; value of the form's field.</summary>
internal static class ViewActions
{
    public const string Save = "save";
    public const string Delete = "delete";
    public const string Begin = "begin";

    public static readonly IReadOnlyList<string> All = [Save, Delete, Begin];
}
