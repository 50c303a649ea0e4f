using IncidentPlatform.Contracts.Notifications;
using IncidentPlatform.Contracts.Problems;
using IncidentPlatform.Domain.Notifications;
using IncidentPlatform.Web.Components.Layout;
using IncidentPlatform.Web.Platform;
using Microsoft.AspNetCore.Components;

namespace IncidentPlatform.Web.Components.Notifications;

public sealed partial class NotificationsPage
{
    private IReadOnlyList<NotificationResponse>? _items;
    private string _next = "";
    private PlatformProblem? _problem;
    private PlatformProblem? _refusal;

    [Inject] internal PlatformApi Api { get; init; } = null!;
    [Inject] internal UnreadCount Unread { get; init; } = null!;
    [Inject] public required NavigationManager Navigation { get; init; }
    [CascadingParameter] public required HttpContext Context { get; set; }
    [SupplyParameterFromForm] internal NotificationForm? Form { get; set; }
    [SupplyParameterFromQuery(Name = "cursor")] public string? Cursor { get; set; }
    [SupplyParameterFromQuery(Name = "unread")] public bool OnlyUnread { get; set; }

    private string Here => OnlyUnread ? $"{Pages.Notifications}?unread=true" : Pages.Notifications;

    private string Older => $"{Here}{(OnlyUnread ? '&' : '?')}cursor={Uri.EscapeDataString(_next)}";

    protected override async Task OnInitializedAsync()
    {
        var cancel = Context.RequestAborted;
        if (Form is not null && await HandleAsync(Form, cancel)) return;

        var (page, problem) = await Api.NotificationsAsync(OnlyUnread, Cursor, cancel);
        (_items, _next, _problem) = (page?.Items, page?.NextCursor ?? "", problem);
        if (_refusal is not null) Context.Response.StatusCode = _refusal.Status ?? StatusCodes.Status422UnprocessableEntity;
    }

    // Opening one is what reads it: it is a button, because a link must change nothing.
    private async Task<bool> HandleAsync(NotificationForm form, CancellationToken cancel)
    {
        _refusal = form.Id is { } id
            ? (await Api.ReadNotificationAsync(id, cancel)).Problem
            : (await Api.ReadAllNotificationsAsync(form.Newest, cancel)).Problem;
        if (_refusal is not null) return false;

        Unread.Forget();
        Navigation.NavigateTo(PageOf(form) ?? Here);
        return true;
    }

    // One that is younger than this front end leads nowhere.
    private static string? PageOf(NotificationForm form) => form switch
    {
        { Id: null } => null,
        { Page: MessagePage.MajorIncidents } => Pages.MajorIncidents,
        { Page: MessagePage.Routing } => Pages.Routing,
        { IncidentId: { } incident } => Pages.Incident(incident.ToString()),
        _ => null,
    };
}
