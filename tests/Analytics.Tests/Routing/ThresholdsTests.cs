using IncidentPlatform.Analytics.Routing;
using IncidentPlatform.Domain.Routing;

namespace IncidentPlatform.Analytics.Tests.Routing;

public sealed class ThresholdsTests
{
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(31, 31, 0.9497)]
    [InlineData(32, 32, 0.9512)]
    [InlineData(95, 100, 0.9141)]
    [InlineData(970, 1000, 0.9622)]
    public void The_bound_lies_below_the_share_by_what_few_rows_leave_open(int right, int all, double expected) =>
        Assert.Equal(expected, WilsonBound.Lower(right, all), tolerance: 0.0001);

    [Fact]
    public void The_lowest_confidence_that_holds_the_target_is_taken()
    {
        // Sure and right down to 0.8; below it every second one is wrong.
        var guesses = Enumerable.Range(0, 200).Select(i => new Guess(0, 1 - i * 0.002, i <= 100 || i % 2 == 0));

        var threshold = Thresholds.Pick(guesses, 1, 0.95)[0];

        Assert.InRange(threshold, 0.775, 0.8);
    }

    [Fact]
    public void A_group_that_is_often_wrong_is_never_applied() =>
        Assert.Equal(Thresholds.Never, Thresholds.Pick(Enumerable.Range(0, 500).Select(i => new Guess(0, 0.9, i % 10 != 0)), 1, 0.95)[0]);

    [Fact]
    public void A_group_that_was_never_guessed_is_never_applied() =>
        Assert.Equal(Thresholds.Never, Thresholds.Pick(Enumerable.Range(0, 100).Select(i => new Guess(0, 0.9, true)), 2, 0.95)[1]);

    [Fact]
    public void Small_groups_that_are_right_share_a_threshold_and_the_one_that_is_wrong_gets_none()
    {
        // Four groups with 20 rows each are too few alone: 80 together show enough.
        var right = Enumerable.Range(0, 80).Select(i => new Guess(i % 4, 0.9, true));
        var wrong = Enumerable.Range(0, 20).Select(i => new Guess(4, 0.9 - 0.01 * i, i % 3 != 0));

        var thresholds = Thresholds.Pick(right.Concat(wrong), 5, 0.95);

        Assert.All(thresholds.Take(4), threshold => Assert.InRange(threshold, 0.5, 0.9));
        Assert.Equal(Thresholds.Never, thresholds[4]);
    }

    [Fact]
    public void Equal_confidences_stand_or_fall_together()
    {
        var guesses = Enumerable.Range(0, 200).Select(i => new Guess(0, 0.9, i < 100));

        Assert.Equal(Thresholds.Never, Thresholds.Pick(guesses, 1, 0.95)[0]);
    }
}
