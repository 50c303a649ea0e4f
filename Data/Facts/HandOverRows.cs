using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Kpi;
using NodaTime;

namespace IncidentPlatform.Data.Facts;

// Rows of written-out SQL are read without the model's conversions: enums arrive as their names.

/// <summary>Arrivals at a group.</summary>
public sealed record ArrivalFigures
{
    public required Guid GroupId { get; init; }

    /// <summary>Whether a provider had the group in its hands.</summary>
    public required bool IsProvider { get; init; }

    /// <summary>Different records.</summary>
    public required int Received { get; init; }

    /// <summary>Stays begun.</summary>
    public required int Arrivals { get; init; }

    /// <summary>Of the arrivals, those while the group's calendar was closed.</summary>
    public required int OutOfHours { get; init; }
}

/// <summary>Business time that ended with a group.</summary>
public sealed record WorkFigures
{
    public required Guid GroupId { get; init; }
    public required bool IsProvider { get; init; }
    public required long WorkedSeconds { get; init; }

    /// <summary>Neither in progress nor paused for the consumer.</summary>
    public required long WaitedSeconds { get; init; }
}

/// <summary>Resolution clocks of a group's time.</summary>
public sealed record KeptFigures
{
    public required Guid GroupId { get; init; }
    public required bool IsProvider { get; init; }
    public required int Met { get; init; }
    public required int Breached { get; init; }
}

/// <summary>Events by what was done.</summary>
public sealed record ActivityFigures
{
    public required string ActivityName { get; init; }
    public HandOverActivity Activity => Enum.Parse<HandOverActivity>(ActivityName);
    public required Guid GroupId { get; init; }
    public required bool IsProvider { get; init; }
    public required int Count { get; init; }

    /// <summary>Of the resolved ones, at the first contact.</summary>
    public required int FirstContact { get; init; }
}

/// <summary>A time to be looked at on one side of a hand-over.</summary>
/// <param name="Number">Tells the windows apart.</param>
/// <param name="GroupId">The group that was handed over.</param>
/// <param name="From">First instant.</param>
/// <param name="To">First instant after it.</param>
public sealed record HandOverWindow(int Number, Guid GroupId, Instant From, Instant To);

/// <summary>A group's figures in a window.</summary>
public sealed record WindowFigures
{
    public required int Number { get; init; }
    public required int Received { get; init; }
    public required int Resolved { get; init; }
    public double? Mean { get; init; }
    public double? Median { get; init; }
    public double? P90 { get; init; }
    public required int Met { get; init; }
    public required int Breached { get; init; }

    /// <summary>Promises of the provider itself.</summary>
    public required int OwnMet { get; init; }
    public required int OwnBreached { get; init; }
}

/// <summary>A stretch of a record with a group, and the record's Resolution clock; ordered by record.</summary>
public sealed record ReplaySpan
{
    public required Guid IncidentId { get; init; }
    public required Guid ServiceId { get; init; }
    public required Instant FromAt { get; init; }

    /// <summary>Null while it lasts.</summary>
    public Instant? ToAt { get; init; }
    public required string StateName { get; init; }
    public IncidentState State => Enum.Parse<IncidentState>(StateName);
    public required bool IsPaused { get; init; }
    public required string PriorityName { get; init; }
    public Priority Priority => Enum.Parse<Priority>(PriorityName);

    /// <summary>The clock promised to the consumer, once it has stopped; null before, and without one.</summary>
    public string? OutcomeName { get; init; }
    public ClockOutcome? Outcome => OutcomeName is null ? null : Enum.Parse<ClockOutcome>(OutcomeName);
    public long? TargetSeconds { get; init; }
    public long? ElapsedSeconds { get; init; }
}
