namespace IncidentPlatform.Web.Components.Escalation;

/// <summary>What the buttons of the policy editor do; value of the form's field.</summary>
internal static class PolicyActions
{
    public const string Save = "save";
    public const string Try = "try";
    public const string Add = "add";

    /// <summary>Followed by the rule's place.</summary>
    public const string Remove = "remove-";
}
