using IncidentPlatform.Analytics.Routing;
using NodaTime;

namespace IncidentPlatform.Analytics.Tests.Routing;

public sealed class RoutingTrainerTests(TrainedFixture trained)
{
    private static readonly Guid Printing = new(1, 0, 0, new byte[8]);
    private static readonly Guid Accounts = new(2, 0, 0, new byte[8]);
    private static readonly Guid Rare = new(3, 0, 0, new byte[8]);

    [Fact]
    public void The_same_examples_give_the_same_model()
    {
        var examples = TrainedFixture.Examples.Take(700).ToArray();

        Assert.Equal(Bytes(Train(examples).Model), Bytes(Train(examples).Model));
    }

    [Fact]
    public void Progress_names_the_stages_in_order_and_never_falls()
    {
        _ = trained.Model;

        Assert.Equal(Enum.GetValues<TrainingStage>(), trained.Progress.Select(p => p.Stage).Distinct());
        Assert.Equal(trained.Progress.OrderBy(p => p.Fraction), trained.Progress);
        Assert.Equal(new TrainingProgress(TrainingStage.Done, 1), trained.Progress[^1]);
    }

    [Fact]
    public void Metrics_say_what_they_were_measured_on()
    {
        var metrics = trained.Metrics;

        Assert.Equal((2_500, 375), (metrics.Examples, metrics.HeldOut));
        Assert.Equal(TrainedFixture.Examples[2_125].At, metrics.HeldOutFrom);
        Assert.Equal(2_500, metrics.Groups.Sum(g => g.Examples) + metrics.Unserved.Sum(u => u.Examples));
        Assert.Equal(375, metrics.ServiceDesk!.Records + metrics.OtherGroups!.Records);
        Assert.Equal(metrics.Coverage, metrics.Groups.Sum(g => g.Applied) / 375.0, tolerance: 1e-9);
        Assert.Equal(metrics.Accuracy, (metrics.ServiceDesk.Accuracy * metrics.ServiceDesk.Records + metrics.OtherGroups.Accuracy * metrics.OtherGroups.Records) / 375, tolerance: 1e-9);
    }

    [Fact]
    public void The_report_compares_on_the_same_records_and_names_what_is_confused()
    {
        var metrics = trained.Metrics;

        Assert.Equal((375, 375), (metrics.FirstAssignment!.Records, metrics.CategoryRules!.Records));
        Assert.Equal(metrics.Accuracy, metrics.FirstAssignment.ModelAccuracy, tolerance: 1e-9);
        Assert.Equal(375 * (1 - metrics.Abstained), metrics.Bands.Sum(band => band.Records), tolerance: 1e-6);
        Assert.All(metrics.Bands, band => Assert.InRange(band.Confidence, band.From, band.To));
        Assert.Equal(1 - metrics.Abstained, metrics.Curve[0].Coverage, tolerance: 1e-9);
        Assert.Equal(metrics.Accuracy, metrics.Curve[0].Coverage * metrics.Curve[0].Precision, tolerance: 1e-9);
        Assert.Equal(metrics.Curve.OrderByDescending(point => point.Coverage), metrics.Curve);
        Assert.NotEmpty(metrics.Confusions);
        Assert.All(metrics.Confusions, pair => Assert.NotEqual(pair.GroupId, pair.GuessedId));
        Assert.Equal(metrics.Confusions.OrderByDescending(pair => pair.Records), metrics.Confusions);
        Assert.NotEmpty(metrics.Learners!);
    }

    [Fact]
    public void A_cancelled_run_ends_before_it_starts() =>
        Assert.Throws<OperationCanceledException>(() => RoutingTrainer.Train(TrainedFixture.Examples, new(), null, new CancellationToken(canceled: true)));

    [Fact]
    public void A_run_is_cancelled_while_it_fits()
    {
        using var cancel = new CancellationTokenSource();
        var stop = new StopAt(TrainingStage.FittingBlocks, cancel);

        Assert.ThrowsAny<OperationCanceledException>(() => RoutingTrainer.Train(TrainedFixture.Examples.Take(700).ToArray(), new(), stop, cancel.Token));
        Assert.Equal(TrainingStage.FittingBlocks, stop.Furthest);
    }

    [Fact]
    public void A_single_group_cannot_be_learned()
    {
        var refusal = Assert.Throws<RoutingTrainingException>(() => Train(Simple(200, _ => Printing)));

        Assert.Contains("at least two groups with 30 resolved records each; 1 of 1 groups", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_examples_cannot_be_learned_from() => Assert.Throws<RoutingTrainingException>(() => Train([]));

    [Fact]
    public void Texts_without_words_cannot_be_learned_from() => Assert.Throws<RoutingTrainingException>(() =>
        Train([.. Enumerable.Range(0, 200).Select(i => new RoutingExample(RoutingInput.Of("", "!!"), i % 2 == 0 ? Printing : Accounts, Instant.FromUnixTimeSeconds(i)))]));

    [Fact]
    public void A_second_group_that_only_just_appeared_cannot_be_measured() =>
        Assert.Contains("older records", Assert.Throws<RoutingTrainingException>(() => Train(Simple(300, i => i < 260 ? Printing : Accounts))).Message, StringComparison.Ordinal);

    [Fact]
    public void Examples_out_of_order_are_refused() => Assert.Throws<ArgumentException>(() => Train([.. Simple(200, i => i % 2 == 0 ? Printing : Accounts).Reverse()]));

    [Theory]
    [InlineData(0.2, 30, 0.15, 5)]
    [InlineData(0.95, 1, 0.15, 5)]
    [InlineData(0.95, 30, 0.9, 5)]
    [InlineData(0.95, 30, 0.15, 1)]
    public void Options_out_of_range_are_refused(double target, int minimum, double heldOut, int blocks)
    {
        var options = new RoutingTrainingOptions { TargetPrecision = target, MinimumExamplesPerGroup = minimum, HeldOutShare = heldOut, Blocks = blocks };

        Assert.Throws<ArgumentOutOfRangeException>(() => RoutingTrainer.Train(TrainedFixture.Examples, options, null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Groups_with_few_examples_are_left_to_the_rules()
    {
        var trainedHere = Train(Simple(300, i => i % 15 == 0 ? Rare : i % 2 == 0 ? Printing : Accounts));

        Assert.Equal([new UnservedGroup(Rare, 20)], trainedHere.Metrics.Unserved);
        Assert.DoesNotContain(Rare, trainedHere.Model.Groups);
        Assert.True(trainedHere.Metrics.Accuracy < 0.95, "records of an unserved group count as wrong");
    }

    [Fact]
    public void A_group_that_is_gone_after_the_first_block_is_learned_all_the_same()
    {
        // The first block's model knows the second group only.
        var trainedHere = Train(Simple(400, i => i < 60 ? Printing : Accounts));

        Assert.Equal(Printing, trainedHere.Model.Predict("printer macet", "printer macet kertas nomor 4", null).Suggestions[0].GroupId);
    }

    private static TrainedModel Train(IReadOnlyList<RoutingExample> examples) =>
        RoutingTrainer.Train(examples, new RoutingTrainingOptions(), null, TestContext.Current.CancellationToken);

    private static RoutingExample[] Simple(int count, Func<int, Guid> group) => [.. Enumerable.Range(0, count).Select(i =>
    {
        var id = group(i);
        var text = id == Printing ? "printer macet kertas" : id == Accounts ? "akun terkunci password" : "proyektor ruang rapat";
        return new RoutingExample(RoutingInput.Of(text, $"{text} nomor {i % 7}"), id, Instant.FromUnixTimeSeconds(1_700_000_000 + i * 600));
    })];

    private static byte[] Bytes(RoutingModel model)
    {
        using var stream = new MemoryStream();
        model.Save(stream);
        return stream.ToArray();
    }

    private sealed class StopAt(TrainingStage stage, CancellationTokenSource cancel) : IProgress<TrainingProgress>
    {
        public TrainingStage Furthest { get; private set; }

        public void Report(TrainingProgress value)
        {
            Furthest = value.Stage;
            if (value.Stage == stage) cancel.Cancel();
        }
    }
}
