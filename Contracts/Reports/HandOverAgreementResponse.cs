using IncidentPlatform.Contracts.Agreements;

namespace IncidentPlatform.Contracts.Reports;

/// <summary>The agreement about a group.</summary>
/// <param name="Id">The agreement.</param>
/// <param name="Name">Its name.</param>
/// <param name="Provider">Who takes over.</param>
/// <param name="State">Where it stands.</param>
public sealed record HandOverAgreementResponse(Guid Id, string Name, string Provider, AgreementState State);
