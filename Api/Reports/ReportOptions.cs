using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Api.Reports;

/// <summary>What reports compare with. Section <c>Reports</c>.</summary>
internal sealed class ReportOptions
{
    public const string Section = "Reports";

    /// <summary>The attainment that dashboards draw as a goal, 0..1; null for none. Default 0.95.</summary>
    [Range(0.0, 1.0)]
    public double? AttainmentGoal { get; set; } = 0.95;
}
