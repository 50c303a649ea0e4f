namespace IncidentPlatform.ServiceDefaults.Live;

/// <summary>What of some changes a reader may know.</summary>
/// <param name="gathered">At least one.</param>
/// <param name="cancel">Ends the wait.</param>
public delegate Task<IReadOnlyList<LiveEvent>> LiveFilter(IReadOnlyList<LiveEvent> gathered, CancellationToken cancel);
