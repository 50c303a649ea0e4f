using IncidentPlatform.ServiceBusPeer.Protocol;
using Microsoft.Azure.Amqp;
using Microsoft.Azure.Amqp.Encoding;

namespace IncidentPlatform.ServiceBusPeer.Entities;

/// <summary>A queue or a subscription: lanes of waiting messages, locks on those that are out, receivers that wait.</summary>
internal sealed class MessageQueue(string path, EntityOptions options, MessageQueue? deadLetters, TimeProvider time) : Entity
{
    private sealed record Held(StoredMessage Message, Lane Lane)
    {
        public DateTime Until { get; set; }
    }

    private sealed record Waiter(OutboundLink Receiver, DateTime Deadline, TaskCompletionSource<Lane> Granted);

    private readonly DuplicateWindow duplicates = new(options.DuplicateWindow, time);
    private readonly Dictionary<string, Lane> lanes = [];
    private readonly Dictionary<Guid, Held> held = [];
    private readonly SortedDictionary<long, StoredMessage> scheduled = [];
    private readonly List<OutboundLink> receivers = [];
    private readonly List<Waiter> waiters = [];
    private long lastSequenceNumber;

    public AmqpSymbol LockLost => options.RequiresSession ? Symbols.SessionLockLost : Symbols.MessageLockLost;

    public EntityCounts Counts => new(lanes.Values.Sum(lane => lane.Ready.Count), held.Count, scheduled.Count, deadLetters?.Counts.Ready ?? 0);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public override string? Refusal(IncomingMessage message) =>
        options.RequiresSession && message.SessionId is null ? "The entity requires sessions and the message has no SessionId." : null;

    public override long Accept(IncomingMessage message)
    {
        if (duplicates.IsDuplicate(message.MessageId)) return 0;

        var stored = new StoredMessage(++lastSequenceNumber, message, Now);
        if (message.ScheduledAt > Now)
        {
            stored.VisibleAt = message.ScheduledAt;
            scheduled.Add(stored.SequenceNumber, stored);
        }
        else
        {
            LaneOf(stored).Ready.Add(stored.SequenceNumber, stored);
        }
        Pump();
        return stored.SequenceNumber;
    }

    public override void CancelScheduled(long sequenceNumber) => scheduled.Remove(sequenceNumber);

    public IEnumerable<StoredMessage> Peek(long from, int count, string? sessionId) =>
        lanes.Values.SelectMany(lane => lane.Ready.Values).Concat(held.Values.Select(entry => entry.Message)).Concat(scheduled.Values)
            .Where(message => message.SequenceNumber >= from && (sessionId is null || message.Content.SessionId == sessionId))
            .OrderBy(message => message.SequenceNumber).Take(count);

    /// <summary>A receiver without a session.</summary>
    public bool Attach(OutboundLink receiver)
    {
        if (options.RequiresSession) throw new AmqpException(AmqpErrorCode.NotAllowed, "The entity requires sessions.");
        if (receiver.IsClosing) return false;

        receivers.Add(receiver);
        return true;
    }

    /// <summary>Locks the session, or with null the first free one that has a message, waiting for it until the deadline.</summary>
    public Task<Lane> AcceptSession(OutboundLink receiver, string? sessionId, DateTime deadline)
    {
        if (!options.RequiresSession) throw new AmqpException(AmqpErrorCode.NotAllowed, "The entity has no sessions.");

        var waiter = new Waiter(receiver, deadline, new TaskCompletionSource<Lane>(TaskCreationOptions.RunContinuationsAsynchronously));
        if (receiver.IsClosing) waiter.Granted.SetCanceled();
        else if (sessionId is null) waiters.Add(waiter);
        else if (LaneOf(sessionId) is { Holder: null } free) Grant(free, waiter);
        else throw new AmqpException(Symbols.SessionCannotBeLocked, "Another receiver holds the session.");
        Pump();
        return waiter.Granted.Task;
    }

    /// <summary>The receiver is gone: its session is free, and what it had of it is ready again and counts as no delivery.</summary>
    public void Detach(OutboundLink receiver)
    {
        receivers.Remove(receiver);
        foreach (var waiter in waiters.Where(waiter => waiter.Receiver == receiver)) waiter.Granted.TrySetCanceled();
        waiters.RemoveAll(waiter => waiter.Receiver == receiver);
        if (receiver.SessionId is { } id && LaneOf(id) is { } lane && lane.Holder == receiver) Free(lane, hasFailed: false);
        Pump();
    }

    /// <summary>False when the lock is lost; then nothing happened.</summary>
    public bool Settle(Guid lockToken, Settlement settlement)
    {
        Expire();
        if (!held.Remove(lockToken, out var entry)) return false;

        foreach (var (key, value) in settlement.Changed) entry.Message.Changed[key] = value;
        switch (settlement.Kind)
        {
            case SettlementKind.Complete: break;
            case SettlementKind.Abandon: PutBack(entry, hasFailed: true); break;
            case SettlementKind.Release: PutBack(entry, hasFailed: false); break;
            case SettlementKind.DeadLetter: DeadLetter(entry.Message); break;
        }
        Pump();
        return true;
    }

    public DateTime? RenewLock(Guid lockToken)
    {
        Expire();
        if (!held.TryGetValue(lockToken, out var entry)) return null;

        return entry.Until = Now + options.LockDuration;
    }

    public DateTime? RenewSession(string sessionId)
    {
        Expire();
        if (LaneOf(sessionId) is not { Holder: not null } lane) return null;

        return lane.LockedUntil = Now + options.LockDuration;
    }

    public byte[]? GetState(string sessionId) => LaneOf(sessionId).State;

    public void SetState(string sessionId, byte[]? state) => LaneOf(sessionId).State = state;

    /// <summary>Ends every lock now, as if its time were over.</summary>
    /// <param name="closesLinks">Whether the links of lost sessions are closed at once, or learn it from the answer to their next settlement.</param>
    public void ExpireAll(bool closesLinks)
    {
        foreach (var lane in lanes.Values.Where(lane => lane.Holder is not null)) Lose(lane, closesLinks);
        foreach (var (token, entry) in held.ToList())
        {
            held.Remove(token);
            PutBack(entry, hasFailed: true);
        }
        Pump();
    }

    public override void Sweep()
    {
        Expire();
        foreach (var message in scheduled.Values.Where(message => message.VisibleAt <= Now).ToList())
        {
            scheduled.Remove(message.SequenceNumber);
            message.VisibleAt = null;
            LaneOf(message).Ready.Add(message.SequenceNumber, message);
        }
        foreach (var waiter in waiters.Where(waiter => waiter.Deadline <= Now)) waiter.Granted.TrySetException(new AmqpException(Symbols.Timeout, "No session became free in time."));
        waiters.RemoveAll(waiter => waiter.Granted.Task.IsCompleted);
        Pump();
    }

    /// <summary>Gives free sessions to those who wait and messages to those with credit, one to each in turn.</summary>
    public void Pump()
    {
        while (waiters.Count > 0 && lanes.Values.Where(lane => lane.Holder is null && lane.Ready.Count > 0).MinBy(lane => lane.Ready.First().Key) is { } free)
        {
            Grant(free, waiters[0]);
        }
        var hasSent = true;
        while (hasSent)
        {
            hasSent = false;
            foreach (var receiver in receivers) hasSent |= TrySendNext(receiver);
        }
    }

    private bool TrySendNext(OutboundLink receiver)
    {
        var lane = LaneOf(receiver.SessionId ?? "");
        if (lane.Ready.Count == 0 || (receiver.SessionId is not null && lane.Holder != receiver)) return false;

        var message = lane.Ready.First().Value;
        var (token, until) = (Guid.NewGuid(), lane.Holder is null ? Now + options.LockDuration : lane.LockedUntil);
        if (!receiver.TrySend(message, token, until)) return false;

        lane.Ready.Remove(message.SequenceNumber);
        if (!receiver.SettlesOnSend) held.Add(token, new Held(message, lane) { Until = until });
        return true;
    }

    private void Grant(Lane lane, Waiter waiter)
    {
        waiters.Remove(waiter);
        lane.Holder = waiter.Receiver;
        lane.LockedUntil = Now + options.LockDuration;
        waiter.Receiver.SessionId = lane.Id;
        receivers.Add(waiter.Receiver);
        waiter.Granted.SetResult(lane);
    }

    private void Expire()
    {
        foreach (var lane in lanes.Values.Where(lane => lane.Holder is not null && lane.LockedUntil <= Now)) Lose(lane, closesLink: true);
        foreach (var (token, entry) in held.Where(entry => !options.RequiresSession && entry.Value.Until <= Now).ToList())
        {
            held.Remove(token);
            PutBack(entry, hasFailed: true);
        }
    }

    private void Lose(Lane lane, bool closesLink)
    {
        var holder = lane.Holder!;
        Free(lane, hasFailed: true);
        receivers.Remove(holder);
        if (closesLink) holder.Close(Symbols.SessionLockLost, "The session lock is lost.");
    }

    private void Free(Lane lane, bool hasFailed)
    {
        lane.Holder = null;
        foreach (var (token, entry) in held.Where(entry => entry.Value.Lane == lane).ToList())
        {
            held.Remove(token);
            PutBack(entry, hasFailed);
        }
    }

    private void PutBack(Held entry, bool hasFailed)
    {
        if (hasFailed) entry.Message.FailedDeliveries++;
        if (entry.Message.FailedDeliveries < options.MaxDeliveryCount)
        {
            entry.Lane.Ready.Add(entry.Message.SequenceNumber, entry.Message);
            return;
        }
        entry.Message.Changed[Settlement.ReasonProperty] = "MaxDeliveryCountExceeded";
        entry.Message.Changed[Settlement.DescriptionProperty] = $"Delivered {options.MaxDeliveryCount} times.";
        DeadLetter(entry.Message);
    }

    private void DeadLetter(StoredMessage message)
    {
        // Rejecting a message of a dead-letter queue leaves it there.
        var target = deadLetters ?? this;
        message.DeadLetterSource ??= path;
        if (deadLetters is not null) message.FailedDeliveries = 0;
        target.LaneOf("").Ready[message.SequenceNumber] = message;
        target.Pump();
    }

    private Lane LaneOf(StoredMessage message) => LaneOf(options.RequiresSession ? message.Content.SessionId! : "");

    private Lane LaneOf(string id)
    {
        if (lanes.TryGetValue(id, out var lane)) return lane;

        return lanes[id] = new Lane(id);
    }
}
