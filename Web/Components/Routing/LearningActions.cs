namespace IncidentPlatform.Web.Components.Routing;

/// <summary>What can be done on the learning page; value of the form's field.</summary>
internal static class LearningActions
{
    public const string Schedule = "schedule";
    public const string Exclude = "exclude";
    public const string Include = "include";
    public const string Succeed = "succeed";
    public const string Forget = "forget";
}
