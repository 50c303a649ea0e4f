using IncidentPlatform.Web.Components.Ui;

namespace IncidentPlatform.Web.Components.Notifications;

/// <summary>The icon of what a notification says. Kinds are names; one that is younger than this front end has the icon of a message.</summary>
internal static class NotificationIcons
{
    public static IconName Of(string kind) => kind switch
    {
        "AssignedToYou" => IconName.Assign,
        "Received" => IconName.Opened,
        "Resolved" or "Closed" => IconName.Check,
        "Reopened" => IconName.Reopen,
        "Cancelled" => IconName.Cancel,
        "AwaitingConsumer" => IconName.Pause,
        "MajorProposed" or "MajorDeclared" or "StatusPublished" => IconName.Megaphone,
        "ResponseBreached" or "ResolutionBreached" or "UpdateBreached" or "RoutingSteppedBack" => IconName.Alert,
        "ResponseNearing" or "ResolutionNearing" or "UpdateNearing" or "LongInState" => IconName.Timer,
        "PassedOn" or "OpenedUrgent" or "ConsumerWaits" => IconName.Escalate,
        _ => IconName.Message,
    };
}
