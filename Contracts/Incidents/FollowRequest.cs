namespace IncidentPlatform.Contracts.Incidents;

/// <summary><c>POST /incidents/{id}/followers</c>.</summary>
/// <param name="PersonId">Who; null for oneself. Others need <see cref="Identity.Permissions.Work"/>.</param>
/// <param name="Follows">False to follow no more.</param>
public sealed record FollowRequest(Guid? PersonId = null, bool Follows = true);
