using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;

namespace IncidentPlatform.Data.Facts;

// Rows of written-out SQL are read without the model's conversions: enums arrive as their names.

/// <summary>Figures over the records opened in a window.</summary>
public sealed record OpenedFigures
{
    public required string Key { get; init; }
    public required bool IsTotal { get; init; }
    public required int Opened { get; init; }
    public required int Apart { get; init; }
    public required int Escalated { get; init; }
    public required int PingPong { get; init; }
}

/// <summary>Figures over the records responded to in a window.</summary>
public sealed record RespondedFigures
{
    public required string Key { get; init; }
    public required bool IsTotal { get; init; }
    public required int Responded { get; init; }
    public double? Mean { get; init; }
    public double? Median { get; init; }
    public double? P90 { get; init; }
}

/// <summary>Figures over the records last resolved in a window.</summary>
public sealed record ResolvedFigures
{
    public required string Key { get; init; }
    public required bool IsTotal { get; init; }
    public required int Resolved { get; init; }
    public required int Apart { get; init; }
    public double? Mean { get; init; }
    public double? Median { get; init; }
    public double? P90 { get; init; }
    public double? ElapsedMean { get; init; }
    public double? ElapsedMedian { get; init; }
    public double? ElapsedP90 { get; init; }
    public required int FirstContact { get; init; }
    public required int Reopened { get; init; }
    public required int Eligible { get; init; }
    public required int AutoAssigned { get; init; }
    public required int Precise { get; init; }
    public required int FirstAssigned { get; init; }
    public required int FirstRight { get; init; }
}

/// <summary>Figures over the records closed in a window.</summary>
public sealed record ClosedFigures
{
    public required string Key { get; init; }
    public required bool IsTotal { get; init; }
    public required int Closed { get; init; }
    public required int Apart { get; init; }
    public required int Rated { get; init; }
    public double? MeanRating { get; init; }
}

/// <summary>Clocks met and breached in a window.</summary>
public sealed record AttainmentFigures
{
    public required string Key { get; init; }
    public required string PriorityName { get; init; }
    public Priority Priority => Enum.Parse<Priority>(PriorityName);
    public required string MetricName { get; init; }
    public ClockMetric Metric => Enum.Parse<ClockMetric>(MetricName);
    public required bool IsApart { get; init; }
    public required int Met { get; init; }
    public required int Breached { get; init; }

    /// <summary>Of the breached ones, excused.</summary>
    public required int Excused { get; init; }
}

/// <summary>Records open at an instant.</summary>
public sealed record BacklogFigures
{
    /// <summary>Number of the instant, from 0.</summary>
    public required int Instant { get; init; }
    public required string Key { get; init; }
    public required string PriorityName { get; init; }
    public Priority Priority => Enum.Parse<Priority>(PriorityName);

    /// <summary>Number of the age bucket, from 0.</summary>
    public required int Age { get; init; }
    public required int Count { get; init; }
}

/// <summary>Running clocks by share of target used.</summary>
public sealed record RiskFigures
{
    public required string Key { get; init; }
    public required string MetricName { get; init; }
    public ClockMetric Metric => Enum.Parse<ClockMetric>(MetricName);

    /// <summary>0: below half, 1: to 75 %, 2: to 90 %, 3: to all, 4: beyond.</summary>
    public required int Band { get; init; }
    public required int Count { get; init; }
}

/// <summary>Whose time records took.</summary>
public sealed record HolderFigures
{
    public required string KindName { get; init; }
    public HolderKind Kind => Enum.Parse<HolderKind>(KindName);

    /// <summary>The group or the provider; null for the consumer.</summary>
    public Guid? HolderId { get; init; }
    public required int Incidents { get; init; }
    public required long Seconds { get; init; }
    public required long BreachSeconds { get; init; }
}

/// <summary>Promises of a holder for its time with records.</summary>
public sealed record PromiseFigures
{
    public required bool IsProvider { get; init; }
    public required Guid HolderId { get; init; }
    public required int Met { get; init; }
    public required int Breached { get; init; }
}

/// <summary>Records opened in a quarter of an hour.</summary>
public sealed record QuarterFigures
{
    /// <summary>Whole quarters of an hour since 1970 in UTC.</summary>
    public required int Quarter { get; init; }
    public required int Count { get; init; }
}
