namespace IncidentPlatform.Domain.Sharing;

/// <summary>Who may share a saved view or a text, and who may change one that is shared.</summary>
public static class SharingRules
{
    /// <summary>Whether somebody may have one for this audience.</summary>
    /// <param name="audience">For whom it is to be there.</param>
    /// <param name="groupId">The group; null unless the audience is one.</param>
    /// <param name="ownGroupIds">The groups of whoever asks: with those they may share.</param>
    /// <param name="sharesWithAll">Whether they may share with the whole organization, and so with any group.</param>
    public static bool MayShare(Audience audience, Guid? groupId, IReadOnlyCollection<Guid> ownGroupIds, bool sharesWithAll) => audience switch
    {
        Audience.Owner => true,
        Audience.Group => sharesWithAll || (groupId is { } group && ownGroupIds.Contains(group)),
        Audience.Organization => sharesWithAll,
    };

    /// <summary>Whether somebody may change or delete one: its owner, and whoever may share with all what is shared.</summary>
    public static bool MayChange(Audience audience, Guid ownerId, Guid personId, bool sharesWithAll) =>
        ownerId == personId || (sharesWithAll && audience != Audience.Owner);
}
