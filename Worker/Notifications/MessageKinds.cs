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

    /// <summary>Of which many may come at once, each with the list that then stands for them.</summary>
    public static IReadOnlyList<(IReadOnlyList<string> Kinds, MessageKind Digest)> Bursts { get; } =
        [(OfRules, MessageKind.Digest), ([nameof(MessageKind.StatusPublished), nameof(MessageKind.MajorProposed)], MessageKind.StatusDigest)];

    /// <summary>The lists.</summary>
    public static IReadOnlyList<string> Digests { get; } = [.. Bursts.Select(burst => burst.Digest.ToString())];
}
