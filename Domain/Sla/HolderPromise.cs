namespace IncidentPlatform.Domain.Sla;

/// <summary>What one group or provider promises, for comparing it with what the consumer was promised.</summary>
/// <param name="Name">Shown name of the group or agreement.</param>
/// <param name="IsDesk">Whether every record passes through it first.</param>
/// <param name="Policy">The promise.</param>
public sealed record HolderPromise(string Name, bool IsDesk, OlaPolicy Policy);
