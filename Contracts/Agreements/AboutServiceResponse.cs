namespace IncidentPlatform.Contracts.Agreements;

/// <summary><c>GET /about-service</c>: the five characteristics of cloud computing with the organization's live figures.</summary>
/// <param name="Members">On-demand self-service: active members.</param>
/// <param name="Groups">On-demand self-service: groups in use.</param>
/// <param name="Services">On-demand self-service: services offered.</param>
/// <param name="Agreements">On-demand self-service: agreements that are not over, on either side.</param>
/// <param name="Channels">Broad network access: records of the last 30 days by the way in which they came.</param>
/// <param name="Organizations">Resource pooling: organizations on this installation.</param>
/// <param name="AgreementsInForce">Rapid elasticity: groups in a provider's hands now.</param>
/// <param name="AgreementChanges">Rapid elasticity: agreements offered, accepted or ended in the last 30 days.</param>
/// <param name="Metered">Measured service: the present month.</param>
public sealed record AboutServiceResponse(
    int Members,
    int Groups,
    int Services,
    int Agreements,
    IReadOnlyList<ChannelCountResponse> Channels,
    long Organizations,
    int AgreementsInForce,
    int AgreementChanges,
    MeteringResponse Metered);
