using IncidentPlatform.Contracts.Sla;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;

namespace IncidentPlatform.Web.Components.Levels;

/// <summary>An SLA policy as typed.</summary>
public sealed class SlaPolicyForm : LevelForm
{
    /// <summary>Every kind first, then each of them.</summary>
    public static IReadOnlyList<IncidentKind?> Kinds { get; } = [null, .. Enum.GetValues<IncidentKind>().Cast<IncidentKind?>()];

    public string? Name { get; set; }
    public bool IsActive { get; set; }
    public Guid? EscalationPolicyId { get; set; }

    /// <summary>A cell for each kind, priority and metric, in this order.</summary>
    public List<TargetForm>? Targets { get; set; }
    public List<HoldReason>? PausingReasons { get; set; }

    public static SlaPolicyForm New() => new() { IsActive = true, Targets = Cells([]), PausingReasons = [HoldReason.AwaitingConsumer, HoldReason.Scheduled] };

    public static SlaPolicyForm Of(SlaPolicyResponse policy) => new()
    {
        Name = policy.Name,
        IsActive = policy.IsActive,
        EscalationPolicyId = policy.EscalationPolicyId,
        Version = policy.Version,
        Targets = Cells(policy.Policy.Targets),
        PausingReasons = [.. policy.Policy.PausingReasons],
    };

    /// <summary>What is sent; null when <paramref name="errors"/> names cells that cannot be read.</summary>
    public SlaPolicyBody? ToBody(Dictionary<string, string[]> errors)
    {
        var targets = new List<SlaTargetBody>();
        foreach (var cell in Targets ?? [])
        {
            if (!TargetText.TryRead(cell.Text, out var seconds)) errors[cell.Field] = ["unreadable-target"];
            else if (seconds is { } target) targets.Add(new SlaTargetBody(cell.Kind, cell.Priority, cell.Metric, target));
        }
        return errors.Count > 0 ? null : new SlaPolicyBody(targets, PausingReasons ?? []);
    }

    private static List<TargetForm> Cells(IReadOnlyList<SlaTargetBody> targets) =>
    [
        .. from kind in Kinds
           from priority in Enum.GetValues<Priority>()
           from metric in Enum.GetValues<ClockMetric>()
           let target = targets.FirstOrDefault(target => target.Kind == kind && target.Priority == priority && target.Metric == metric)
           select new TargetForm { Kind = kind, Priority = priority, Metric = metric, Text = target is null ? "" : TargetText.Of(target.Seconds) },
    ];
}
