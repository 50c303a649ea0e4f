namespace IncidentPlatform.Web.Components.MajorIncidents;

/// <summary>What can be done on a major incident's page; value of the form's field.</summary>
internal static class MajorActions
{
    public const string Status = "status";
    public const string Lead = "lead";
    public const string Child = "child";

    public static readonly IReadOnlyList<string> All = [Status, Lead, Child];
}
