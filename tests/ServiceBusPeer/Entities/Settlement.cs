using Microsoft.Azure.Amqp.Framing;

namespace IncidentPlatform.ServiceBusPeer.Entities;

internal enum SettlementKind
{
    Complete,
    Abandon,
    DeadLetter,

    /// <summary>Given back unread: counts as no delivery.</summary>
    Release,
}

/// <summary>What a receiver decided about a message, with the application properties it sets.</summary>
internal sealed record Settlement(SettlementKind Kind, IReadOnlyDictionary<string, object?> Changed)
{
    public const string ReasonProperty = "DeadLetterReason";
    public const string DescriptionProperty = "DeadLetterErrorDescription";

    public static Settlement From(Outcome outcome) => outcome switch
    {
        Accepted => new(SettlementKind.Complete, Properties(null)),
        Modified { UndeliverableHere: not true } modified => new(SettlementKind.Abandon, Properties(modified.MessageAnnotations)),
        Rejected rejected => new(SettlementKind.DeadLetter, Properties(rejected.Error?.Info)),
        Released => new(SettlementKind.Release, Properties(null)),
        _ => throw new NotSupportedException($"The peer does not know the outcome {outcome}."),
    };

    /// <summary>By the words of <c>update-disposition</c>; null for what the peer does not do.</summary>
    public static Settlement? From(string? status, string? reason, string? description) => status switch
    {
        "completed" => new(SettlementKind.Complete, Properties(null)),
        "abandoned" => new(SettlementKind.Abandon, Properties(null)),
        "suspended" => DeadLetter(reason, description),
        _ => null,
    };

    public static Settlement DeadLetter(string? reason, string? description) =>
        new(SettlementKind.DeadLetter, new Dictionary<string, object?> { [ReasonProperty] = reason, [DescriptionProperty] = description });

    private static Dictionary<string, object?> Properties(Fields? fields) =>
        fields?.ToDictionary(field => field.Key.Key.ToString()!, object? (field) => field.Value) ?? [];
}
