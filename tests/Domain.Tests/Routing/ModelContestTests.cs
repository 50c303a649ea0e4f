using CsCheck;
using IncidentPlatform.Domain.Routing;

namespace IncidentPlatform.Domain.Tests.Routing;

public sealed class ModelContestTests
{
    private static readonly Gen<ContestRow> Row = Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool, Gen.Bool, (a, b, c, d) => new ContestRow(a, b, c, d));

    [Fact]
    public void Nothing_is_said_without_records() => Assert.Null(ModelContest.Of([]));

    [Fact]
    public void The_same_rows_in_another_order_give_the_same_interval() => Row.List[1, 80].Sample(
        rows => ModelContest.Of(rows) == ModelContest.Of([.. Enumerable.Reverse(rows)]), iter: 40);

    [Fact]
    public void The_difference_lies_within_its_interval_and_turns_round_with_the_models() => Row.List[1, 80].Sample(rows =>
    {
        var contest = ModelContest.Of(rows)!;
        var turned = ModelContest.Of([.. rows.Select(row => new ContestRow(row.ChallengerRight, row.ChallengerApplied, row.ChampionRight, row.ChampionApplied))])!;
        return contest.Accuracy.Low <= contest.Accuracy.Value + 1e-9 && contest.Accuracy.Value <= contest.Accuracy.High + 1e-9
            && contest.Accuracy.Value == -turned.Accuracy.Value && (contest.AppliedPrecision is null) == (turned.AppliedPrecision is null);
    }, iter: 40);

    [Fact]
    public void Models_that_agree_on_every_record_do_not_differ() => Gen.Select(Gen.Bool, Gen.Bool, (right, applied) => new ContestRow(right, applied, right, applied))
        .List[1, 200].Sample(rows => ModelContest.Of(rows) is { Accuracy: { Value: 0, Low: 0, High: 0 }, IsBetter: false }, iter: 30);

    [Fact]
    public void The_interval_is_as_wide_as_theory_has_it()
    {
        // 100 of 1,000 records are won and 40 lost: the standard error of the difference .06 is sqrt(.14 - .06²) / sqrt(1000) = .0117.
        var contest = ModelContest.Of([.. Won(100), .. Lost(40), .. Drawn(860)])!;

        Assert.Equal(0.06, contest.Accuracy.Value, 9);
        Assert.InRange(contest.Accuracy.Low, 0.060 - 1.96 * 0.0117 - 0.003, 0.060 - 1.96 * 0.0117 + 0.003);
        Assert.InRange(contest.Accuracy.High, 0.060 + 1.96 * 0.0117 - 0.003, 0.060 + 1.96 * 0.0117 + 0.003);
        Assert.True(contest.IsBetter);
    }

    [Theory]
    [InlineData("as many won as lost", 30, 30, 240, false)]
    [InlineData("a little better, as chance would have it", 33, 27, 240, false)]
    [InlineData("clearly better", 60, 10, 230, true)]
    [InlineData("worse", 10, 60, 230, false)]
    [InlineData("clearly better on too few records", 40, 0, 50, false)]
    public void Better_is_what_chance_does_not_explain(string reason, int won, int lost, int drawn, bool isBetter) =>
        Assert.True(isBetter == ModelContest.Of([.. Won(won), .. Lost(lost), .. Drawn(drawn)])!.IsBetter, reason);

    [Fact]
    public void One_that_is_right_more_often_but_not_where_it_acts_alone_is_not_better()
    {
        var rash = Enumerable.Repeat(new ContestRow(false, false, false, true), 40);
        var contest = ModelContest.Of([.. Won(80), .. rash, .. Enumerable.Repeat(new ContestRow(true, true, true, true), 180)])!;

        Assert.True(contest.Accuracy.Low > 0 && contest.AppliedPrecision!.High < 0);
        Assert.False(contest.IsBetter);
    }

    private static IEnumerable<ContestRow> Won(int count) => Enumerable.Repeat(new ContestRow(false, false, true, false), count);

    private static IEnumerable<ContestRow> Lost(int count) => Enumerable.Repeat(new ContestRow(true, false, false, false), count);

    private static IEnumerable<ContestRow> Drawn(int count) => Enumerable.Repeat(new ContestRow(true, true, true, true), count);
}
