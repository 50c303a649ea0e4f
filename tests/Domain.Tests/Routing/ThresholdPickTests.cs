using CsCheck;
using IncidentPlatform.Domain.Routing;

namespace IncidentPlatform.Domain.Tests.Routing;

public sealed class ThresholdPickTests
{
    // The surer, the likelier right; confidences repeat, so that ties are met.
    private static readonly Gen<JudgedGuess[]> Guesses =
        Gen.Select(Gen.Int[50, 100], Gen.Double[0, 1]).Select((percent, luck) => new JudgedGuess(percent / 100.0, luck < percent / 100.0)).Array[100, 400];

    private static readonly Gen<RoutingCosts> Costs = Gen.Select(Gen.Double[0.1, 50], Gen.Double[0.1, 50]).Select((wrong, ask) => new RoutingCosts(wrong, ask));

    [Fact]
    public void What_it_would_apply_holds_the_target() =>
        Gen.Select(Guesses, Gen.Double[0.5, 0.99], Costs).Sample((guesses, target, costs) =>
            Holds(guesses, ThresholdPick.From(guesses, target, null)!.Value, target)
            && Holds(guesses, ThresholdPick.From(guesses, target, costs)!.Value, target));

    [Fact]
    public void No_lower_confidence_holds_the_target() =>
        Gen.Select(Guesses, Gen.Double[0.5, 0.99]).Sample((guesses, target) =>
        {
            var picked = ThresholdPick.From(guesses, target, null)!.Value;
            return guesses.Select(guess => guess.Confidence).Distinct().Where(confidence => confidence < picked)
                .All(confidence => !Holds(guesses, confidence, target));
        });

    [Fact]
    public void With_costs_no_threshold_that_holds_the_target_costs_less() =>
        Gen.Select(Guesses, Gen.Double[0.5, 0.99], Costs).Sample((guesses, target, costs) =>
        {
            var cost = ThresholdPick.Cost(guesses, ThresholdPick.From(guesses, target, costs)!.Value, costs);
            return guesses.Select(guess => guess.Confidence).Append(ThresholdPick.Never).Where(confidence => Holds(guesses, confidence, target))
                .All(confidence => cost <= ThresholdPick.Cost(guesses, confidence, costs) + 1e-6);
        });

    [Fact]
    public void The_order_of_the_guesses_does_not_matter() =>
        Gen.Select(Guesses, Gen.Double[0.5, 0.99]).Sample((guesses, target) =>
            ThresholdPick.From(guesses, target, null) == ThresholdPick.From([.. guesses.Reverse()], target, null));

    [Fact]
    public void A_hundred_outcomes_are_needed()
    {
        var right = Enumerable.Repeat(new JudgedGuess(0.9, true), 99).ToList();

        Assert.Null(ThresholdPick.From(right, 0.9, null));
        Assert.Equal(0.9, ThresholdPick.From([.. right, new JudgedGuess(0.9, true)], 0.9, null));
    }

    [Fact]
    public void Where_wrong_and_right_look_alike_nothing_is_applied() =>
        Assert.Equal(
            ThresholdPick.Never, ThresholdPick.From([.. Enumerable.Range(0, 200).Select(i => new JudgedGuess(0.9, i % 2 == 0))], 0.95, null));

    [Fact]
    public void Where_a_wrong_group_costs_nearly_nothing_as_much_is_applied_as_the_target_allows()
    {
        JudgedGuess[] guesses = [.. Enumerable.Range(0, 200).Select(i => new JudgedGuess(1 - (i / 400.0), i < 150))];

        Assert.Equal(ThresholdPick.From(guesses, 0.8, null), ThresholdPick.From(guesses, 0.8, new RoutingCosts(0.01, 1)));
        Assert.True(ThresholdPick.From(guesses, 0.8, new RoutingCosts(20, 1)) > ThresholdPick.From(guesses, 0.8, null));
    }

    private static bool Holds(JudgedGuess[] guesses, double threshold, double target)
    {
        var applied = guesses.Where(guess => guess.Confidence >= threshold).ToList();
        return applied.Count == 0 || WilsonBound.Lower(applied.Count(guess => guess.IsRight), applied.Count) >= target;
    }
}
