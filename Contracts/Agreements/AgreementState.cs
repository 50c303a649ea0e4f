namespace IncidentPlatform.Contracts.Agreements;

/// <summary>Where an agreement stands at an instant.</summary>
public enum AgreementState
{
    /// <summary>The customer offers; the provider has not accepted.</summary>
    Offered,

    /// <summary>Accepted, and it begins later.</summary>
    Accepted,

    /// <summary>The provider works on the group's records.</summary>
    InForce,

    /// <summary>Over, or withdrawn before it began.</summary>
    Ended,
}
