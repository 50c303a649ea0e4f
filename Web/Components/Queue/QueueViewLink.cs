using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Web.Components.Ui;

namespace IncidentPlatform.Web.Components.Queue;

/// <summary>A ready-made queue in the side bar.</summary>
/// <param name="IsLoud">Whether its count asks somebody to act.</param>
internal sealed record QueueViewLink(string Key, IconName Icon, QueueFilter Filter, bool IsLoud = false)
{
    public static readonly IReadOnlyList<QueueViewLink> All =
    [
        new("ViewAllOpen", IconName.List, new()),
        new("ViewMine", IconName.User, new() { Assignee = QueueFilter.Myself }),
        new("ViewUnassigned", IconName.Inbox, new() { Assignee = QueueFilter.Nobody }),
        new("ViewBreaching", IconName.Alarm, new() { DueWithinMinutes = 60 }, IsLoud: true),
        new("ViewWaiting", IconName.Timer, new() { State = IncidentState.OnHold, HoldReason = HoldReason.AwaitingConsumer }),
    ];

    public bool Shows(QueueFilter filter) => (filter with { Cursor = null, Trail = Filter.Trail, OpenNumber = null, Sort = default, ViewId = null }) == Filter;
}
