namespace IncidentPlatform.Contracts.Agreements;

/// <summary>What an agreement measured and costs in a month.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Name">Its name.</param>
/// <param name="Provider">Who worked.</param>
/// <param name="Group">The group that is handed over.</param>
/// <param name="Records">Records that the group received under it.</param>
/// <param name="WorkedSeconds">Business time in progress that ended in the month.</param>
/// <param name="WaitedSeconds">Business time not in progress that ended in the month.</param>
/// <param name="Price">Records and hours at their prices, rounded to whole units of the currency.</param>
/// <param name="Currency">ISO 4217.</param>
public sealed record MeteredAgreementResponse(
    Guid AgreementId, string Name, string Provider, string Group, int Records, long WorkedSeconds, long WaitedSeconds, long Price, string Currency);
