using IncidentPlatform.Api.Identity;
using IncidentPlatform.Contracts.Identity;
using IncidentPlatform.Domain.Identity;

namespace IncidentPlatform.Api.Providers;

/// <summary>What a provider's member may do with a record, or a list of records, of a customer.</summary>
/// <param name="OrganizationId">The customer.</param>
/// <param name="GroupIds">The handed-over groups through which it is seen.</param>
/// <param name="ShowsContacts">Whether the agreement lets the provider know who asks.</param>
/// <param name="LastSequence">The last line to be seen, when the record was handed back; null while a group holds it.</param>
internal sealed record HandedOverAccess(Guid OrganizationId, IReadOnlyList<Guid> GroupIds, bool ShowsContacts, int? LastSequence)
{
    /// <summary>The person as a member of the handed-over groups, and nothing else, in the customer's organization.</summary>
    public CurrentUser ActingAs(CurrentUser user) => new()
    {
        PersonId = user.PersonId,
        OrganizationId = OrganizationId,
        SessionId = user.SessionId,
        IsProvider = false,
        Roles = [Role.SupportMember],
        GroupIds = GroupIds,
        Permissions = user.Permissions.Intersect(Permissions.Of(Role.SupportMember)).ToHashSet(),
        IsProgram = user.IsProgram,
        HandedOver = this,
    };
}
