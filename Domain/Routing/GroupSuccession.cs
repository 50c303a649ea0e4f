namespace IncidentPlatform.Domain.Routing;

/// <summary>
/// What became of groups, so that a model that learned the old ones goes on without being trained anew: a merged group names the one that
/// took it up, a split one names another per service.
/// </summary>
/// <param name="successors">At most one per group and service.</param>
public sealed class GroupSuccession(IEnumerable<GroupSuccessor> successors)
{
    // A chain of mergers; a circle ends here as well.
    private const int MostSteps = 10;

    private readonly Dictionary<(Guid GroupId, Guid? ServiceId), Guid> _next =
        successors.ToDictionary(step => (step.GroupId, step.ServiceId), step => step.SuccessorId);

    /// <summary>Nothing has changed.</summary>
    public static GroupSuccession None { get; } = new([]);

    /// <summary>The group that has the records now.</summary>
    /// <param name="groupId">The group as it was.</param>
    /// <param name="serviceId">The record's service; null when it is not known.</param>
    public Guid Of(Guid groupId, Guid? serviceId)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            if (serviceId is not null && _next.TryGetValue((groupId, serviceId), out var ofService)) groupId = ofService;
            else if (_next.TryGetValue((groupId, null), out var ofAll)) groupId = ofAll;
            else return groupId;
        }

        return groupId;
    }

    /// <summary>Whether these steps lead back to where they began.</summary>
    public bool IsCircular => _next.Keys.Any(start =>
    {
        var at = start.GroupId;
        for (var step = 0; step < MostSteps; step++)
        {
            if (start.ServiceId is not null && _next.TryGetValue((at, start.ServiceId), out var ofService)) at = ofService;
            else if (_next.TryGetValue((at, null), out var ofAll)) at = ofAll;
            else return false;

            if (at == start.GroupId) return true;
        }

        return true;
    });
}
