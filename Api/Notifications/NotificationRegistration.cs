namespace IncidentPlatform.Api.Notifications;

/// <summary>What the platform told the caller, to be read here as well as in the mailbox.</summary>
internal static class NotificationRegistration
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapNotifications(this RouteGroupBuilder api)
    {
        var notifications = api.MapGroup("/notifications").WithTags("Notifications");
        ListNotifications.Map(notifications);
        ReadNotification.Map(notifications);
        ReadAllNotifications.Map(notifications);
    }
}
