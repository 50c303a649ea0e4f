using IncidentPlatform.Contracts.MajorIncidents;
using NodaTime.Text;

namespace IncidentPlatform.Web.Components.MajorIncidents;

/// <summary>A review as typed.</summary>
public sealed class ReviewForm
{
    /// <summary>Lines for actions that stand empty below the ones that are written.</summary>
    private const int EmptyActions = 3;

    public int Version { get; set; }
    public string? Problem { get; set; }
    public List<ActionForm>? Actions { get; set; }

    public static ReviewForm Of(MajorIncidentResponse major) => new()
    {
        Version = major.Version,
        Problem = major.Review?.Problem,
        Actions = [.. (major.Review?.Actions ?? []).Select(action => new ActionForm
        {
            Text = action.Text,
            Owner = action.Owner,
            DueOn = action.DueOn is { } due ? LocalDatePattern.Iso.Format(due) : null,
            IsDone = action.IsDone,
        })],
    };

    /// <summary>The actions to show: those written and some empty ones.</summary>
    public IReadOnlyList<ActionForm> Shown => [.. Written, .. Enumerable.Range(0, EmptyActions).Select(_ => new ActionForm())];

    /// <summary>What is sent: lines without words are left out, and what is no date is no date.</summary>
    public SaveReviewRequest ToRequest() => new(
        Problem?.Trim() ?? "",
        [
            .. Written.Select(action => new ReviewActionRequest(
                action.Text!.Trim(), string.IsNullOrWhiteSpace(action.Owner) ? null : action.Owner.Trim(),
                LocalDatePattern.Iso.Parse(action.DueOn ?? "") is { Success: true, Value: var due } ? due : null, action.IsDone)),
        ]);

    private IEnumerable<ActionForm> Written => (Actions ?? []).Where(action => !string.IsNullOrWhiteSpace(action.Text));

    /// <summary>An action as typed.</summary>
    public sealed class ActionForm
    {
        public string? Text { get; set; }
        public string? Owner { get; set; }
        public string? DueOn { get; set; }
        public bool IsDone { get; set; }
    }
}
