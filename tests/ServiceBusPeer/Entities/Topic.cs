namespace IncidentPlatform.ServiceBusPeer.Entities;

/// <summary>Copies each message to every subscription whose filter lets it through.</summary>
internal sealed class Topic(TimeSpan? duplicateWindow, TimeProvider time) : Entity
{
    private readonly DuplicateWindow duplicates = new(duplicateWindow, time);
    private readonly List<(MessageQueue Queue, Predicate<IReadOnlyDictionary<string, object?>> Filter)> subscriptions = [];
    private readonly Dictionary<long, List<(MessageQueue Queue, long Number)>> scheduled = [];
    private long lastSequenceNumber;

    public void Add(MessageQueue queue, Predicate<IReadOnlyDictionary<string, object?>> filter) => subscriptions.Add((queue, filter));

    public override string? Refusal(IncomingMessage message) =>
        Matching(message).Select(queue => queue.Refusal(message)).FirstOrDefault(refusal => refusal is not null);

    public override long Accept(IncomingMessage message)
    {
        if (duplicates.IsDuplicate(message.MessageId)) return 0;

        var copies = Matching(message).Select(queue => (queue, queue.Accept(message))).ToList();
        var number = ++lastSequenceNumber;
        if (message.ScheduledAt is not null) scheduled[number] = copies;
        return number;
    }

    public override void CancelScheduled(long sequenceNumber)
    {
        if (!scheduled.Remove(sequenceNumber, out var copies)) return;

        foreach (var (queue, number) in copies) queue.CancelScheduled(number);
    }

    public override void Sweep()
    {
        // The subscriptions are entities of their own and swept as such.
    }

    private IEnumerable<MessageQueue> Matching(IncomingMessage message) =>
        subscriptions.Where(subscription => subscription.Filter(message.ApplicationProperties)).Select(subscription => subscription.Queue);
}
