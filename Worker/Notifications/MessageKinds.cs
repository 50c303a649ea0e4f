namespace IncidentPlatform.Worker.Notifications;

/// <summary>Which messages are treated alike.</summary>
internal static class MessageKinds
{
    /// <summary>Written by escalation rules: many may come at once, and they may hold a link that acknowledges.</summary>
    public static IReadOnlyList<string> OfRules { get; } =
    [
        .. new[]
        {
            MessageKind.ResponseNearing, MessageKind.ResponseBreached, MessageKind.ResolutionNearing, MessageKind.ResolutionBreached,
            MessageKind.UpdateNearing, MessageKind.UpdateBreached, MessageKind.LongInState, MessageKind.ConsumerWaits,
            MessageKind.PassedOn, MessageKind.OpenedUrgent,
        }.Select(kind => kind.ToString()),
    ];
}
