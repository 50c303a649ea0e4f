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
        Assert.Equal(["u:finance"], terms.Where(t => t[0] == 'u'));
        Assert.Equal(
            ["c: vp", "c:vpn", "c:pn ", "c: vpn", "c:vpn ", "c: vpn ", "c: ab", "c:ab ", "c: ab ", "c: cd", "c:cd ", "c: cd "], terms.Where(t => t[0] == 'c'));
    }

    [Fact]
    public void Codes_stay_whole_and_single_letters_are_left_out() =>
        Assert.Equal(["w:err_404", "w:err_404 7", "w:7", "w:7 db", "w:db"], Read("", "err_404, x 7 db", null).Where(t => t[0] == 'w'));

    [Fact]
    public void A_word_without_end_is_cut() =>
        Assert.Equal("w:" + new string('a', 40), Read("", new string('a', 500), null).Single(t => t[0] == 'w'));

    private static List<string> Read(string subject, string description, string? unit)
    {
        var sink = new Sink([]);
        TermReader.Read(RoutingText.From(subject, description, unit), ref sink);
        return sink.Terms;
    }

    private readonly record struct Sink(List<string> Terms) : ITermSink
    {
        public void Add(scoped ReadOnlySpan<char> key, TermBlock block, int word, bool isPair) => Terms.Add($"{key[0]}:{key[1..]}");
    }
}
