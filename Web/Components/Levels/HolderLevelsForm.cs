using IncidentPlatform.Contracts.Sla;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;

namespace IncidentPlatform.Web.Components.Levels;

/// <summary>What a group or a provider promises, as typed.</summary>
public sealed class HolderLevelsForm : LevelForm
{
    /// <summary>A cell for each priority and metric of <see cref="OlaPolicy.Metrics"/>, in this order.</summary>
    public List<TargetForm>? Targets { get; set; }

    public static HolderLevelsForm Of(OlaPolicyResponse policy) => new()
    {
        Version = policy.Version,
        Targets =
        [
            .. from priority in Enum.GetValues<Priority>()
               from metric in OlaPolicy.Metrics
               let target = policy.Targets.FirstOrDefault(target => target.Priority == priority && target.Metric == metric)
               select new TargetForm { Priority = priority, Metric = metric, Text = target is null ? "" : TargetText.Of(target.Seconds) },
        ],
    };

    /// <summary>What is sent; null when <paramref name="errors"/> names cells that cannot be read.</summary>
    public SaveOlaPolicyRequest? ToRequest(Dictionary<string, string[]> errors)
    {
        var targets = new List<OlaTargetBody>();
        foreach (var cell in Targets ?? [])
        {
            if (!TargetText.TryRead(cell.Text, out var seconds)) errors[cell.Field] = ["unreadable-target"];
            else if (seconds is { } target) targets.Add(new OlaTargetBody(cell.Priority, cell.Metric, target));
        }
        return errors.Count > 0 ? null : new SaveOlaPolicyRequest(targets, Mode, AcceptsWarnings);
    }
}
