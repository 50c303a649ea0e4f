namespace IncidentPlatform.ServiceBusPeer.Entities;

/// <summary>Entities by path; paths ignore case, as the service's do.</summary>
internal sealed class EntityTable(TimeProvider time)
{
    private readonly Dictionary<string, Entity> entities = new(StringComparer.OrdinalIgnoreCase);

    public Entity? Find(string path) => entities.GetValueOrDefault(path);

    public void AddTopic(string name, TimeSpan? duplicateWindow) => entities.Add(name, new Topic(duplicateWindow, time));

    public MessageQueue AddQueue(string path, EntityOptions options)
    {
        var deadLetterPath = path + Protocol.Symbols.DeadLetterSuffix;
        // A dead-letter queue has no sessions and gives its messages out for ever.
        var deadLetters = new MessageQueue(deadLetterPath, new EntityOptions { MaxDeliveryCount = int.MaxValue, LockDuration = options.LockDuration }, null, time);
        var queue = new MessageQueue(path, options, deadLetters, time);
        entities.Add(path, queue);
        entities.Add(deadLetterPath, deadLetters);
        return queue;
    }

    public void Sweep()
    {
        foreach (var entity in entities.Values) entity.Sweep();
    }
}
