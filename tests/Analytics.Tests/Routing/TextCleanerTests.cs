using IncidentPlatform.Analytics.Routing;

namespace IncidentPlatform.Analytics.Tests.Routing;

public sealed class TextCleanerTests
{
    [Theory]
    [InlineData("nothing", null, "")]
    [InlineData("white space", " \t\r\n ", "")]
    [InlineData("case", "VPN Mati", "vpn mati")]
    [InlineData("accents", "Café déjà", "cafe deja")]
    [InlineData("digits stay", "Error 0x80070005", "error 0x80070005")]
    [InlineData("white space is one space", "a\t b\r\n c", "a b c")]
    [InlineData("control characters", "prin\u0007ter\u0000 mati", "prin ter mati")]
    [InlineData("wide letters", "ＶＰＮ", "vpn")]
    [InlineData("tags", "<p>Printer <b>mati</b></p><div>lantai 3</div>", "printer mati lantai 3")]
    [InlineData("entities", "Budget &amp; plan &lt;x&gt;", "budget & plan <x>")]
    [InlineData("scripts and styles", "<style>p{color:red}</style>wifi<script>alert(1)</script> down", "wifi down")]
    [InlineData("comments", "wifi <!-- a > b --> down", "wifi down")]
    [InlineData("no tag at all", "a < b and 5 > 3", "a < b and 5 > 3")]
    [InlineData("a tag that never closes", "printer <mati total", "printer <mati total")]
    [InlineData("greeting with address", "Halo tim IT,\nlaptop saya mati", "laptop saya mati")]
    [InlineData("greeting on the same line", "Selamat pagi pak, printer macet", "printer macet")]
    [InlineData("greeting without comma", "hi wifi down", "wifi down")]
    [InlineData("no greeting but a word that starts like one", "hibernate fails", "hibernate fails")]
    [InlineData("Indonesian signature", "VPN putus\n\nTerima kasih,\nUnit Kredit\next. 1234", "vpn putus")]
    [InlineData("English signature", "VPN drops\nBest regards,\nFinance", "vpn drops")]
    [InlineData("signature mark", "VPN drops\n-- \nFinance", "vpn drops")]
    [InlineData("thanks inside a sentence", "Thanks to the update my VPN drops", "thanks to the update my vpn drops")]
    [InlineData("quoted lines", "masih sama\n> sudah dicoba restart?\n> ya", "masih sama")]
    [InlineData("quoted mail, English", "still down\nOn 3 March 2026 the desk wrote:\nplease restart", "still down")]
    [InlineData("quoted mail, Indonesian", "masih mati\nPada 3 Maret 2026 tim menulis:\nmohon restart", "masih mati")]
    [InlineData("quoted mail, Outlook", "masih mati\n-----Pesan Asli-----\nmohon restart", "masih mati")]
    [InlineData("nothing but a greeting stays", "Halo", "halo")]
    [InlineData("nothing but a quotation stays", "> printer mati", "> printer mati")]
    [InlineData("an e-mail address", "hubungi budi.s+it@bank.co.id segera", "hubungi segera")]
    [InlineData("a mobile number", "telepon 0812-3456-7890 ya", "telepon ya")]
    [InlineData("a mobile number with its country", "wa +62 812 3456 789 ya", "wa ya")]
    [InlineData("a fixed line", "kantor (021) 555-1234 mati", "kantor mati")]
    [InlineData("an extension", "ext. 1234 bunyi terus", "bunyi terus")]
    [InlineData("a NIK", "NIK 3174012509900001 ditolak", "nik ditolak")]
    [InlineData("a card that passes Luhn's check", "kartu 4111 1111 1111 1111 tertelan", "kartu tertelan")]
    [InlineData("a card of 13 digits", "kartu 4222222222222 tertelan", "kartu tertelan")]
    [InlineData("a long number that is no card stays", "ref 4222222222223 gagal", "ref 4222222222223 gagal")]
    [InlineData("a ticket number stays", "tiket 1002003004 gagal", "tiket 1002003004 gagal")]
    [InlineData("a date and a time stay", "sejak 08-11-2026 10:15", "sejak 08-11-2026 10:15")]
    [InlineData("an address of a machine stays", "server 10.20.30.40 mati", "server 10.20.30.40 mati")]
    public void A_text_comes_down_to_what_it_is_about(string reason, string? text, string expected) =>
        Assert.True(expected == TextCleaner.Clean(text), $"{reason}: {TextCleaner.Clean(text)}");

    [Fact]
    public void A_lone_surrogate_is_no_error() => Assert.StartsWith("printer", TextCleaner.Clean("printer \ud83d mati"), StringComparison.Ordinal);

    [Fact]
    public void Text_is_cut_at_600_characters() => Assert.Equal(600, TextCleaner.Clean(new string('a', 1_000_000)).Length);

    [Fact]
    public void Hostile_markup_ends() => Assert.All(
        new[] { "<a", "<script>", "<!--", "</", "<a>", "&lt;", "&#" },
        piece => Assert.InRange(TextCleaner.Clean(string.Concat(Enumerable.Repeat(piece, 200_000))).Length, 0, 600));
}
