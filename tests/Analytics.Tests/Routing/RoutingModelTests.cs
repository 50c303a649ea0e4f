using IncidentPlatform.Analytics.Routing;

namespace IncidentPlatform.Analytics.Tests.Routing;

public sealed class RoutingModelTests(TrainedFixture trained)
{
    [Theory]
    [InlineData("Printer offline", "printer lantai 4 offline sejak kemarin, tinta tipis", "branch-kiosk-printing")]
    [InlineData("Reset password", "saya lupa password email, tolong di-reset", "service-desk")]
    [InlineData("Payslip missing", "my payslip for this month is empty in the portal", "hr-applications")]
    [InlineData("email phishing", "terima email mencurigakan minta kata sandi, sudah klik link", "security")]
    [InlineData("Posting jurnal gagal", "posting jurnal ditolak, periode sudah tutup di modul GL", "erp-finance")]
    public void A_clear_text_goes_to_its_group(string subject, string description, string group)
    {
        var prediction = trained.Model.Predict(subject, description, null);

        Assert.False(prediction.Abstains);
        Assert.Equal(TrainedFixture.IdOf(group), prediction.Suggestions[0].GroupId);
        Assert.NotEmpty(prediction.Suggestions[0].Terms);
    }

    [Fact]
    public void Three_groups_are_suggested_with_falling_confidence_and_words_of_the_text()
    {
        var prediction = trained.Model.Predict("VPN gagal", "vpn putus terus saat kerja dari rumah", "Treasury");

        Assert.Equal(3, prediction.Suggestions.Select(s => s.GroupId).Distinct().Count());
        Assert.Equal(prediction.Suggestions.OrderByDescending(s => s.Confidence), prediction.Suggestions);
        string[] words = ["vpn", "gagal", "putus", "kerja", "rumah", "unit=treasury"];
        Assert.All(prediction.Suggestions.SelectMany(s => s.Terms), term => Assert.Contains(term.Word, words));
        Assert.All(prediction.Suggestions.SelectMany(s => s.Terms), term => Assert.True(term.Weight > 0));
    }

    [Fact]
    public void Weights_of_words_and_bias_add_up_to_the_score()
    {
        foreach (var example in TrainedFixture.Examples.Take(100))
        {
            var explanations = trained.Model.Explain(example.Input);

            Assert.All(explanations, e => Assert.Equal(e.Score, e.Bias + e.Terms.Sum(t => t.Weight), tolerance: 1e-4));
        }
    }

    [Fact]
    public void What_is_shown_for_and_against_adds_up_to_the_score_with_the_rest()
    {
        foreach (var example in TrainedFixture.Examples.Take(100))
        {
            Assert.All(trained.Model.Predict(example.Input).Suggestions, s =>
            {
                Assert.Equal(s.Score, s.Bias + s.Rest + s.Terms.Sum(t => t.Weight) + s.Against.Sum(t => t.Weight), tolerance: 1e-9);
                Assert.All(s.Terms, t => Assert.True(t.Weight > 0));
                Assert.All(s.Against, t => Assert.True(t.Weight < 0));
            });
        }
    }

    [Fact]
    public void A_word_that_only_this_text_has_is_not_named()
    {
        var prediction = trained.Model.Predict("printer Sastrowardoyo macet", "printer sastrowardoyo macet kertas", null);

        Assert.False(prediction.Abstains);
        Assert.DoesNotContain("sastrowardoyo", prediction.Suggestions.SelectMany(s => s.Terms.Concat(s.Against)).Select(t => t.Word));
    }

    [Fact]
    public void The_first_suggestion_is_the_group_with_the_highest_score()
    {
        foreach (var example in TrainedFixture.Examples.Take(100))
        {
            var prediction = trained.Model.Predict(example.Input);
            if (prediction.Abstains) continue;

            var best = trained.Model.Explain(example.Input).MaxBy(e => e.Score)!;
            Assert.Equal(best.GroupId, prediction.Suggestions[0].GroupId);
        }
    }

    [Fact]
    public void The_threshold_decides_what_is_applied()
    {
        var predictions = TrainedFixture.Examples.Select(e => trained.Model.Predict(e.Input)).Where(p => !p.Abstains).ToArray();

        Assert.Contains(predictions, p => p.ReachesThreshold);
        Assert.Contains(predictions, p => !p.ReachesThreshold);
        Assert.All(predictions, p => Assert.Equal(p.Suggestions[0].Confidence >= trained.Model.ThresholdOf(p.Suggestions[0].GroupId), p.ReachesThreshold));
    }

    [Theory]
    [InlineData("nothing", null, null, AbstainReasons.TooShort)]
    [InlineData("empty", "", "", AbstainReasons.TooShort)]
    [InlineData("one word", "printer", "", AbstainReasons.TooShort)]
    [InlineData("only words without a topic", "tolong dong", "mohon dibantu segera ya pak", AbstainReasons.TooShort)]
    [InlineData("emoji", "😀😀", "🖨️🔥🔥", AbstainReasons.TooShort)]
    [InlineData("control characters", "\u0000\u0001\u0002", "\u0007\u001b", AbstainReasons.TooShort)]
    [InlineData("markup without text", "<b></b>", "<script>printer password</script>", AbstainReasons.TooShort)]
    [InlineData("another language", "Bonjour", "je ne peux plus ouvrir mon ordinateur portable depuis mercredi matin", AbstainReasons.UnknownLanguage)]
    [InlineData("no language", "xqzt vvkp", "jjhw qqpl zzxt wwkr", AbstainReasons.UnknownLanguage)]
    [InlineData("another script", "我的电脑坏了", "从早上开始就打不开了，请帮忙", AbstainReasons.UnknownLanguage)]
    [InlineData("Indonesian about nothing ever seen", "gamelan", "saya sudah menabuh saron tapi kendangnya kok belum juga selaras", AbstainReasons.UnknownWords)]
    [InlineData("padding before the text", "zxqw vbnt", "PADDING", AbstainReasons.UnknownLanguage)]
    public void What_says_too_little_is_abstained_from(string reason, string? subject, string? description, string expected)
    {
        if (description == "PADDING") description = string.Join(' ', Enumerable.Range(0, 400).Select(i => $"qz{(char)('a' + i % 26)}w{(char)('a' + i / 26)}x")) + " printer macet";

        var prediction = trained.Model.Predict(subject, description, "Finance");

        Assert.True(expected == prediction.AbstainReason, $"{reason}: {prediction.AbstainReason}");
        Assert.Empty(prediction.Suggestions);
        Assert.False(prediction.ReachesThreshold);
    }

    [Fact]
    public void A_megabyte_of_text_is_read_by_its_beginning()
    {
        var huge = "printer lantai 4 offline sejak kemarin, tinta tipis. " + new string('x', 1_000_000);

        Assert.Equal(TrainedFixture.IdOf("branch-kiosk-printing"), trained.Model.Predict("Printer offline", huge, null).Suggestions[0].GroupId);
    }

    [Fact]
    public void Markup_greeting_and_signature_change_nothing()
    {
        var plain = trained.Model.Predict("Printer macet", "printer lantai 3 macet kertas", null);

        var dressed = trained.Model.Predict("Printer macet", "<p>Halo tim IT,</p><p>Printer lantai 3 <b>macet</b> kertas</p><p>Terima kasih,</p><p>Unit Kredit</p>", null);

        Assert.Equal(plain.Suggestions.Select(s => (s.GroupId, s.Confidence)), dressed.Suggestions.Select(s => (s.GroupId, s.Confidence)));
    }

    [Fact]
    public void Many_threads_get_what_one_gets()
    {
        var examples = TrainedFixture.Examples.Take(400).ToArray();
        string Answer(RoutingExample e) => string.Join(';', trained.Model.Predict(e.Input).Suggestions.Select(s => $"{s.GroupId}{s.Confidence:R}"));
        var alone = examples.Select(Answer).ToArray();

        Assert.Equal(alone, examples.AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(Answer).ToArray());
    }

    [Fact]
    public void A_word_said_a_hundred_times_is_no_surer_than_the_clear_text_that_it_drowns()
    {
        var clear = trained.Model.Predict("VPN gagal", "vpn tidak bisa connect dari rumah", null).Suggestions[0];

        var stuffed = trained.Model.Predict("VPN gagal", "vpn tidak bisa connect dari rumah " + string.Concat(Enumerable.Repeat("payslip ", 100)), null);

        Assert.True(stuffed.Suggestions[0].Confidence <= clear.Confidence, $"{stuffed.Suggestions[0].Confidence} against {clear.Confidence}");
    }

    [Fact]
    public void Beats_what_it_would_replace_on_records_newer_than_all_it_learned_from()
    {
        Assert.True(trained.Metrics.Accuracy > trained.Metrics.MajorityBaseline + 0.3, $"{trained.Metrics.Accuracy}");
        Assert.True(trained.Metrics.Accuracy > trained.Metrics.CategoryRules!.Accuracy + 0.05, $"{trained.Metrics.Accuracy} against {trained.Metrics.CategoryRules.Accuracy}");
        Assert.True(trained.Metrics.Accuracy > trained.Metrics.FirstAssignment!.Accuracy, $"{trained.Metrics.Accuracy} against {trained.Metrics.FirstAssignment.Accuracy}");
        Assert.InRange(trained.Metrics.Accuracy, 0.70, 0.93);
        Assert.InRange(trained.Metrics.Top3, 0.88, 1);
    }

    [Fact]
    public void Confidence_is_what_it_says_and_what_is_applied_is_right()
    {
        Assert.InRange(trained.Metrics.ExpectedCalibrationError, 0, 0.06);
        Assert.InRange(trained.Metrics.Coverage, 0.2, 0.9);
        Assert.InRange(trained.Metrics.CoveredPrecision!.Value, 0.91, 1);
    }
}
