namespace IncidentPlatform.Domain.Kpi;

/// <summary>An activity of the process of which facts tell who performed it.</summary>
/// <remarks>
/// Classification is the classifier's or whoever corrects it, and reports and levels are made by managers: of neither is there a
/// fact that belongs to a group. Implementing goes with resolving, recording with receiving.
/// </remarks>
public enum HandOverActivity
{
    /// <summary>Opened while the group held it.</summary>
    Receive,

    /// <summary>The first answer to the consumer.</summary>
    Communicate,

    /// <summary>Business time in progress.</summary>
    Diagnose,

    /// <summary>The last entry into Resolved.</summary>
    Resolve,

    /// <summary>Closed while the group held it.</summary>
    Close,
}
