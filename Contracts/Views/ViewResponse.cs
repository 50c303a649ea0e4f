using IncidentPlatform.Domain.Sharing;

namespace IncidentPlatform.Contracts.Views;

/// <summary>A saved view.</summary>
/// <param name="Id">The view.</param>
/// <param name="Name">Shown name.</param>
/// <param name="Filter">Parameters of <c>GET /incidents</c>, as <see cref="SaveViewRequest.Filter"/>.</param>
/// <param name="Audience">For whom it is there.</param>
/// <param name="GroupId">The group with which it is shared.</param>
/// <param name="Group">Name of that group.</param>
/// <param name="Owner">Name of its owner.</param>
/// <param name="IsMine">Whether the reader is its owner.</param>
/// <param name="MayChange">Whether the reader may change and delete it.</param>
/// <param name="IsDefault">Whether the reader begins with it.</param>
/// <param name="Version">Rises with every change.</param>
public sealed record ViewResponse(
    Guid Id, string Name, IReadOnlyDictionary<string, string> Filter, Audience Audience, Guid? GroupId, string? Group, string Owner,
    bool IsMine, bool MayChange, bool IsDefault, int Version);
