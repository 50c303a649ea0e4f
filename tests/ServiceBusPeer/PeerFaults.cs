using Microsoft.Azure.Amqp.Encoding;

namespace IncidentPlatform.ServiceBusPeer;

/// <summary>What goes wrong next. Each counter is used up by the operations it disturbs.</summary>
public sealed class PeerFaults
{
    private int busySends;
    private int lostSends;
    private int lostSettlements;
    private int ignoredSettlements;
    private volatile string sendCondition = ServerBusy;

    public const string ServerBusy = "com.microsoft:server-busy";
    public const string QuotaExceeded = "amqp:resource-limit-exceeded";

    /// <summary>The next sends are refused with this error condition and not stored.</summary>
    public void RefuseSends(int count, string condition = ServerBusy)
    {
        sendCondition = condition;
        Interlocked.Exchange(ref busySends, count);
    }

    /// <summary>The next sends are stored, then their connection breaks before the answer.</summary>
    public void LoseSendAcknowledgements(int count) => Interlocked.Exchange(ref lostSends, count);

    /// <summary>The next settlements take effect, then their connection breaks before the answer.</summary>
    public void LoseSettlementAcknowledgements(int count) => Interlocked.Exchange(ref lostSettlements, count);

    /// <summary>The next settlements neither take effect nor are answered; the connection stays.</summary>
    public void IgnoreSettlements(int count) => Interlocked.Exchange(ref ignoredSettlements, count);

    internal bool TakeRefusedSend(out AmqpSymbol condition)
    {
        condition = sendCondition;
        return Take(ref busySends);
    }

    internal bool TakeLostSend() => Take(ref lostSends);

    internal bool TakeLostSettlement() => Take(ref lostSettlements);

    internal bool TakeIgnoredSettlement() => Take(ref ignoredSettlements);

    private static bool Take(ref int counter)
    {
        if (Volatile.Read(ref counter) <= 0) return false;

        return Interlocked.Decrement(ref counter) >= 0;
    }
}
