namespace IncidentPlatform.Contracts.Search;

/// <summary>A person, a service or a group that was found.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Note">A person's unit, a group's provider; null for none.</param>
public sealed record FoundNameResponse(Guid Id, string Name, string? Note = null);
