namespace IncidentPlatform.Web.Components.Incidents;

/// <summary>A stretch of a clock's life in words.</summary>
/// <param name="When">From when to when.</param>
/// <param name="What">What it did to the clock, and with whom.</param>
/// <param name="Length">How long it took.</param>
/// <param name="Seconds">The same as a number.</param>
/// <param name="IsCounted">Whether it is part of the sum.</param>
/// <param name="IsBeyond">Whether it came too late.</param>
public sealed record ClockStoryLine(string When, string What, string Length, long Seconds, bool IsCounted, bool IsBeyond);
