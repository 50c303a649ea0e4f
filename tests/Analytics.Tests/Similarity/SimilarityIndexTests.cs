using System.Diagnostics;
using IncidentPlatform.Analytics.Similarity;
using IncidentPlatform.Analytics.Tests.Routing;

namespace IncidentPlatform.Analytics.Tests.Similarity;

public sealed class SimilarityIndexTests
{
    private static readonly Guid Printer = Guid.NewGuid();
    private static readonly Guid Printing = Guid.NewGuid();
    private static readonly Guid Payslip = Guid.NewGuid();

    [Fact]
    public void The_record_that_is_worded_most_alike_comes_first_and_what_has_nothing_in_common_not_at_all()
    {
        var found = Small().Find("Printer macet lagi", "printer lantai 4 macet kertas sejak kemarin", 10);

        Assert.Equal([Printer, Printing], found.Select(record => record.Id));
        Assert.True(found[0].Similarity > found[1].Similarity);
        Assert.All(found, record => Assert.InRange(record.Similarity, SimilarityIndex.Least, 1));
    }

    [Fact]
    public void The_same_words_are_wholly_similar() =>
        Assert.InRange(Small().Find("Printer macet", "printer lantai 3 macet kertas", 1)[0].Similarity, 0.97, 1);

    [Fact]
    public void A_misspelt_word_still_finds_its_like() => Assert.Equal(Payslip, Small().Find("paysslip missing", "payslips empty", 1)[0].Id);

    [Fact]
    public void A_record_is_not_similar_to_itself() =>
        Assert.DoesNotContain(Printer, Small().Find("Printer macet", "printer lantai 3 macet kertas", 10, except: Printer).Select(record => record.Id));

    [Theory]
    [InlineData("nothing", null, null)]
    [InlineData("small words", "tolong dong", "mohon dibantu segera ya pak")]
    [InlineData("unknown words", "xqzt", "vvkp jjhw")]
    [InlineData("symbols", "😀", "\u0000\u0007 <b></b>")]
    public void What_says_nothing_finds_nothing(string reason, string? subject, string? description) =>
        Assert.True(Small().Find(subject, description, 10).Count == 0, reason);

    [Fact]
    public void A_record_that_is_added_twice_is_found_once()
    {
        var index = Small();

        index.Add([(Printer, "Printer macet", "printer lantai 3 macet kertas")]);

        Assert.Equal(3, index.Count);
        Assert.Single(index.Find("Printer macet", "lantai 3", 10), record => record.Id == Printer);
    }

    [Fact]
    public void An_empty_index_finds_nothing() => Assert.Empty(new SimilarityIndex().Find("Printer macet", null, 10));

    [Fact]
    public async Task Many_ask_while_one_adds()
    {
        var cancel = TestContext.Current.CancellationToken;
        var index = Small();
        var asking = Parallel.ForEachAsync(Enumerable.Range(0, 200), cancel, (_, _) =>
        {
            Assert.Contains(Payslip, index.Find("payslip missing", "my payslip is empty", 5).Select(record => record.Id));
            return ValueTask.CompletedTask;
        });

        foreach (var example in TrainedFixture.History.Take(200).Where(record => !record.Subject.Contains("ayslip", StringComparison.Ordinal)))
            index.Add([(Guid.NewGuid(), example.Subject, example.Description)]);

        await asking;
    }

    [Fact]
    public void Half_of_the_nearest_were_resolved_by_the_same_group_and_they_are_found_in_time()
    {
        var history = TrainedFixture.History;
        var index = new SimilarityIndex();
        var ids = history.Select(_ => Guid.NewGuid()).ToArray();
        index.Add(history.Index().SkipLast(200).Select(pair => (ids[pair.Index], pair.Item.Subject, pair.Item.Description)));
        var groups = history.Index().ToDictionary(pair => ids[pair.Index], pair => pair.Item.GroupKey);

        var started = Stopwatch.GetTimestamp();
        var same = history.TakeLast(200).Select(record => index.Find(record.Subject, record.Description, 5).Count(near => groups[near.Id] == record.GroupKey)).Sum();

        Assert.InRange(Stopwatch.GetElapsedTime(started) / 200, TimeSpan.Zero, TimeSpan.FromMilliseconds(20));
        Assert.InRange(same / 1_000.0, 0.5, 1);
    }

    private static SimilarityIndex Small()
    {
        var index = new SimilarityIndex();
        index.Add(
        [
            (Printer, "Printer macet", "printer lantai 3 macet kertas"),
            (Printing, "Printer offline", "printer di lobi offline, tinta tipis"),
            (Payslip, "Payslip missing", "my payslip is empty in the portal"),
        ]);
        return index;
    }
}
