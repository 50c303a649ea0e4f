namespace IncidentPlatform.Domain.Incidents;

/// <summary>Why a record waits. Only the reasons that its policy names pause its clocks.</summary>
public enum HoldReason
{
    /// <summary>The consumer has to answer.</summary>
    AwaitingConsumer,

    /// <summary>A provider has to act; that is our time and never pauses a clock.</summary>
    AwaitingProvider,

    /// <summary>A change has to be made first.</summary>
    AwaitingChange,

    /// <summary>The underlying problem has to be solved first.</summary>
    AwaitingProblem,

    /// <summary>Work is planned for a later instant, which is required.</summary>
    Scheduled,
}
