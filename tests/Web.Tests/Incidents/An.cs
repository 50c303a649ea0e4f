using IncidentPlatform.Contracts.Incidents;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using NodaTime;

namespace IncidentPlatform.Web.Tests.Incidents;

/// <summary>Answers of the API with what a test does not care about filled in.</summary>
internal static class An
{
    public static readonly Instant Opened = Instant.FromUtc(2026, 11, 24, 2, 0);
    private static readonly PersonResponse Budi = new(Guid.NewGuid(), "Budi Santoso", "budi@demo.example");

    public static IncidentResponse Incident(IncidentState state = IncidentState.New, int? rating = null, params Move[] legal) => new(
        Guid.NewGuid(), "DEMO-1", IncidentKind.Incident, null, "Printer is slow", "Very.", null, null, null, null, state, null, null,
        Impact.Moderate, Urgency.Medium, Priority.P3, false, false, false, Guid.NewGuid(), "General", null, null, Guid.NewGuid(), "Service Desk", null, null,
        Budi, Budi, Channel.Web, Opened, null, null, null, null, null, rating, 0, legal, false, 3);

    public static SimilarIncidentResponse Similar(string subject, string? resolution = null) => new(
        Guid.NewGuid(), "DEMO-9", subject, resolution is null ? IncidentState.InProgress : IncidentState.Resolved, false, "VPN", Guid.NewGuid(), "Network", Opened,
        resolution is null ? null : Opened, resolution is null ? null : new ResolutionResponse(ResolutionCode.Solved, resolution), 0.72);

    public static IncidentRowResponse Row(Instant? due = null, Priority priority = Priority.P3, Instant? opened = null) => new(
        Guid.NewGuid(), "DEMO-1", IncidentKind.Incident, "Printer is slow", IncidentState.New, null, priority, false, Guid.NewGuid(), "General",
        Guid.NewGuid(), "Service Desk", null, null, "Budi Santoso", opened ?? Opened, null, due, null, 1);

    public static ClockResponse Clock(ClockState state = ClockState.Running, int share = 20, long remaining = 8000, Instant? due = null, Instant? breached = null) => new(
        Guid.NewGuid(), ClockMetric.Resolution, 1, state, 10_000, 10_000 - remaining, remaining, share, Opened, null, due, breached);
}
