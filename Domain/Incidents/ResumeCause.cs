namespace IncidentPlatform.Domain.Incidents;

/// <summary>What ended a hold.</summary>
public enum ResumeCause
{
    /// <summary>Somebody who works on it.</summary>
    Person,

    /// <summary>The consumer's answer.</summary>
    ConsumerReplied,

    /// <summary>The instant named at the hold.</summary>
    UntilReached,
}
