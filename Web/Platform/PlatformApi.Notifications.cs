using IncidentPlatform.Contracts.Notifications;
using IncidentPlatform.Contracts.Paging;
using NodaTime;

namespace IncidentPlatform.Web.Platform;

internal sealed partial class PlatformApi
{
    public Task<ApiResult<PageResponse<NotificationResponse>>> NotificationsAsync(bool unread, string? cursor, CancellationToken cancel) =>
        GetAsync<PageResponse<NotificationResponse>>(
            $"notifications?limit=30{(unread ? "&unread=true" : "")}&cursor={Uri.EscapeDataString(cursor ?? "")}", cancel);

    public Task<ApiResult<PageResponse<NotificationResponse>>> UnreadAsync(CancellationToken cancel) =>
        GetAsync<PageResponse<NotificationResponse>>("notifications?unread=true&count=true&limit=1", cancel);

    public Task<ApiResult<Done>> ReadNotificationAsync(Guid id, CancellationToken cancel) => PostAsync<Done>($"notifications/{id}/read", null, cancel);

    public Task<ApiResult<Done>> ReadAllNotificationsAsync(Instant? until, CancellationToken cancel) =>
        PostAsync<Done>("notifications/read-all", new ReadAllRequest(until), cancel);
}
