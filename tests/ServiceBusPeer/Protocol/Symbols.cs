using Microsoft.Azure.Amqp.Encoding;
using Microsoft.Azure.Amqp.Framing;

namespace IncidentPlatform.ServiceBusPeer.Protocol;

/// <summary>Names on the wire that the service adds to AMQP 1.0.</summary>
internal static class Symbols
{
    public const string CbsAddress = "$cbs";
    public const string ManagementSuffix = "/$management";
    public const string DeadLetterSuffix = "/$DeadLetterQueue";

    public static readonly AmqpSymbol SessionFilter = "com.microsoft:session-filter";
    public static readonly AmqpSymbol LockedUntilUtc = "com.microsoft:locked-until-utc";
    public static readonly AmqpSymbol Timeout = "com.microsoft:timeout";
    public static readonly AmqpSymbol MessageLockLost = "com.microsoft:message-lock-lost";
    public static readonly AmqpSymbol SessionLockLost = "com.microsoft:session-lock-lost";
    public static readonly AmqpSymbol SessionCannotBeLocked = "com.microsoft:session-cannot-be-locked";

    public static readonly AmqpSymbol SequenceNumber = "x-opt-sequence-number";
    public static readonly AmqpSymbol EnqueueSequenceNumber = "x-opt-enqueue-sequence-number";
    public static readonly AmqpSymbol EnqueuedTime = "x-opt-enqueued-time";
    public static readonly AmqpSymbol LockedUntil = "x-opt-locked-until";
    public static readonly AmqpSymbol MessageState = "x-opt-message-state";
    public static readonly AmqpSymbol DeadLetterSource = "x-opt-deadletter-source";
    public static readonly AmqpSymbol ScheduledEnqueueTime = "x-opt-scheduled-enqueue-time";

    public static Rejected Reject(AmqpSymbol condition, string description) =>
        new() { Error = new Error { Condition = condition, Description = description } };
}
