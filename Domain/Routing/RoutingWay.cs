namespace IncidentPlatform.Domain.Routing;

/// <summary>How a record came to the group that resolved it.</summary>
public static class RoutingWay
{
    /// <summary>Business time before that group first had it.</summary>
    /// <param name="holders">Who had it, in order.</param>
    /// <param name="isRight">Whether a group is the one that resolved it.</param>
    /// <param name="deskId">The service desk, where every record begins; null without one.</param>
    /// <returns>
    /// The whole way, and the part of it that groups other than the desk and the right one had the record. Both 0 when the right group never
    /// had it: nothing can be said of the way.
    /// </returns>
    public static (long Seconds, long DetourSeconds) Of(IEnumerable<HeldFor> holders, Func<Guid, bool> isRight, Guid? deskId)
    {
        var (way, detour) = (0L, 0L);
        foreach (var held in holders)
        {
            if (isRight(held.GroupId)) return (way, detour);

            way += held.BusinessSeconds;
            if (held.GroupId != deskId) detour += held.BusinessSeconds;
        }

        return (0, 0);
    }
}
