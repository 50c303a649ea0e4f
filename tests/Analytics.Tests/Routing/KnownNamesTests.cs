using IncidentPlatform.Analytics.Routing;

namespace IncidentPlatform.Analytics.Tests.Routing;

public sealed class KnownNamesTests
{
    private static readonly KnownNames Names = new(["Budi Santoso", "Dewi Cahaya Lestari", "Surya", "D'Angelo Putra"]);

    [Theory]
    [InlineData("a full name", "tolong hubungi Budi Santoso di lantai 3", "tolong hubungi  di lantai 3")]
    [InlineData("whatever its case", "BUDI SANTOSO tidak bisa login", " tidak bisa login")]
    [InlineData("three parts", "akun Dewi Cahaya Lestari terkunci", "akun  terkunci")]
    [InlineData("with an apostrophe", "akun D'Angelo Putra terkunci", "akun  terkunci")]
    [InlineData("a part after a form of address", "kata pak Surya printer mati", "kata pak  printer mati")]
    [InlineData("a part alone is a word", "panel surya mati, cahaya redup", "panel surya mati, cahaya redup")]
    [InlineData("two at once", "Budi Santoso dan Dewi Cahaya Lestari", " dan ")]
    [InlineData("nobody", "printer mati", "printer mati")]
    [InlineData("nothing", "", "")]
    public void Names_of_known_persons_go_and_words_stay(string reason, string text, string expected) =>
        Assert.True(expected == Names.Mask(text), $"{reason}: {Names.Mask(text)}");

    [Fact]
    public void Without_names_nothing_changes() => Assert.Equal("Budi Santoso", new KnownNames([]).Mask("Budi Santoso"));
}
