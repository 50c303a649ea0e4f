namespace IncidentPlatform.Contracts.Views;

/// <summary><c>PUT /views/default</c>.</summary>
/// <param name="ViewId">The view with which the caller begins; null for everything open.</param>
public sealed record DefaultViewRequest(Guid? ViewId = null);
