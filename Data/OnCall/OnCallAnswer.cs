namespace IncidentPlatform.Data.OnCall;

/// <summary>Who is on call for a group at an instant.</summary>
/// <param name="HasRota">Whether the group has a rota at all.</param>
/// <param name="PersonIds">In the order in which they are called, nobody twice; empty when nobody can be called.</param>
public sealed record OnCallAnswer(bool HasRota, IReadOnlyList<Guid> PersonIds);
