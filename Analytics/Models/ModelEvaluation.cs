using IncidentPlatform.Analytics.Routing;

namespace IncidentPlatform.Analytics.Models;

/// <summary>How a model does on records whose group is known; shares are of all records.</summary>
internal sealed record ModelEvaluation(int Records, double Accuracy, double Top3, double Coverage, double? CoveredPrecision, double Abstained)
{
    /// <summary>Asks the model about each record; null without records.</summary>
    public static ModelEvaluation? Of(RoutingModel model, IReadOnlyList<RoutingExample> examples, CancellationToken cancel)
    {
        if (examples.Count == 0) return null;

        int right = 0, among = 0, applied = 0, appliedRight = 0, abstained = 0;
        foreach (var example in examples)
        {
            cancel.ThrowIfCancellationRequested();
            var said = model.Predict(example.Input);
            if (said.Abstains)
            {
                abstained++;
                continue;
            }

            var isRight = said.Suggestions[0].GroupId == example.GroupId;
            if (isRight) right++;
            if (said.Suggestions.Any(suggestion => suggestion.GroupId == example.GroupId)) among++;
            if (!said.ReachesThreshold) continue;

            applied++;
            if (isRight) appliedRight++;
        }

        double count = examples.Count;
        return new ModelEvaluation(
            examples.Count, right / count, among / count, applied / count, applied == 0 ? null : appliedRight / (double)applied, abstained / count);
    }
}
