using IncidentPlatform.Analytics.Routing;

namespace IncidentPlatform.Analytics.Tests.Routing;

public sealed class TermReaderTests
{
    [Fact]
    public void Words_pairs_and_groups_of_characters_are_read_and_no_pair_crosses_the_border()
    {
        var terms = Read("vpn", "ab cd", "Finance");

        Assert.Equal(["w:vpn", "w:ab", "w:ab cd", "w:cd"], terms.Where(t => t[0] == 'w'));
        Assert.Equal(["s:vpn"], terms.Where(t => t[0] == 's'));
        Assert.Equal(["f:unit=finance", "f:unit=finance vpn"], terms.Where(t => t[0] == 'f'));
        Assert.Equal(
            ["c: vp", "c:vpn", "c:pn ", "c: vpn", "c:vpn ", "c: vpn ", "c: ab", "c:ab ", "c: ab ", "c: cd", "c:cd ", "c: cd "], terms.Where(t => t[0] == 'c'));
    }

    [Fact]
    public void The_subject_has_pairs_up_to_three_words_apart() => Assert.Equal(
        ["s:aa", "s:aa bb", "s:aa cc", "s:aa dd", "s:bb", "s:bb cc", "s:bb dd", "s:bb ee", "s:cc", "s:cc dd", "s:cc ee", "s:dd", "s:dd ee", "s:ee"],
        Read("aa bb cc dd ee", "", null).Where(t => t[0] == 's'));

    [Fact]
    public void Facts_are_paired_with_each_other()
    {
        var sink = new Sink([]);

        TermReader.Read(RoutingText.From(RoutingInput.Of(null, null, new RoutingFact("service", "VPN"), new RoutingFact("channel", "Phone"))), ref sink);

        Assert.Equal(["f:service=vpn", "f:service=vpn channel=phone", "f:channel=phone"], sink.Terms);
    }

    [Fact]
    public void Pieces_of_a_code_are_no_terms() => Assert.DoesNotContain(Read("", "srv_db01", null), t => t[0] == 'c');

    [Fact]
    public void Codes_stay_whole_and_single_letters_are_left_out() =>
        Assert.Equal(["w:err_404", "w:err_404 7", "w:7", "w:7 db", "w:db"], Read("", "err_404, x 7 db", null).Where(t => t[0] == 'w'));

    [Fact]
    public void A_word_without_end_is_cut() =>
        Assert.Equal("w:" + new string('a', 40), Read("", new string('a', 500), null).Single(t => t[0] == 'w'));

    private static List<string> Read(string subject, string description, string? unit)
    {
        var sink = new Sink([]);
        TermReader.Read(RoutingText.From(RoutingInput.Of(subject, description, unit, null, null, null)), ref sink);
        return sink.Terms;
    }

    private readonly record struct Sink(List<string> Terms) : ITermSink
    {
        public void Add(scoped ReadOnlySpan<char> key, TermBlock block, int part, int second) => Terms.Add($"{key[0]}:{key[1..]}");
    }
}
