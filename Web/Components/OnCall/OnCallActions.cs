namespace IncidentPlatform.Web.Components.OnCall;

/// <summary>What can be done on the on-call pages; value of the form's field.</summary>
internal static class OnCallActions
{
    public const string Cover = "cover";
    public const string Swap = "swap";
    public const string TakeBack = "take-back";
    public const string Feed = "feed";
    public const string EndFeed = "end-feed";

    /// <summary>Those after which the page is loaded again with a word of success.</summary>
    public static readonly IReadOnlyList<string> Told = [Cover, Swap, TakeBack, EndFeed];
}
