namespace IncidentPlatform.Web.Components.Incidents;

/// <summary>What can be done to a record: last part of the API's path, and value of the form's field.</summary>
internal static class MoveNames
{
    public const string Assign = "assign";
    public const string Accept = "accept";
    public const string Hold = "hold";
    public const string Resume = "resume";
    public const string Escalate = "escalate";
    public const string Reclassify = "reclassify";
    public const string Priority = "priority";
    public const string Resolve = "resolve";
    public const string Confirm = "confirm";
    public const string Reopen = "reopen";
    public const string Cancel = "cancel";
    public const string Comment = "comments";
    public const string Rating = "rating";
    public const string Attach = "attachments";
    public const string Follow = "followers";
    public const string Major = "major";
    public const string Link = "links";
    public const string Excuse = "excuse";
    public const string Acknowledge = "acknowledge";

    public const string Redact = "redact";

    /// <summary>Opens another record, and is none of this one's moves.</summary>
    public const string FollowUp = "follow-up";

    public static readonly IReadOnlyList<string> All =
        [Assign, Accept, Hold, Resume, Escalate, Reclassify, Priority, Resolve, Confirm, Reopen, Cancel, Comment, Rating, Attach, Follow, Major, Link, Excuse, Acknowledge, Redact];
}
