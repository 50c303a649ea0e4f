using IncidentPlatform.Domain.Intake;

namespace IncidentPlatform.Domain.Tests.Intake;

public sealed class MailTextTests
{
    [Theory]
    [InlineData("a reply above the quotation", "It jams again.\n\nOn Tue, 3 Mar 2026 at 09:00, Desk <d@x.example> wrote:\n> Is it solved?\n> Desk", "It jams again.")]
    [InlineData("the same, broken into lines", "It jams.\n\nOn Tue, 3 Mar 2026 at 09:00, Service Desk\n<help+0f@x.example>\nwrote:\n> Is it?", "It jams.")]
    [InlineData("the same in Indonesian", "Macet lagi.\n\nPada Sel, 3 Mar 2026 09.00, Desk <d@x.example> menulis:\n> Sudah?", "Macet lagi.")]
    [InlineData("Outlook", "It jams.\r\n\r\nFrom: Desk <d@x.example>\r\nSent: Tuesday\r\nTo: Rina\r\n\r\nIs it solved?", "It jams.")]
    [InlineData("an original message", "Tolong.\n-----Pesan Asli-----\nDari: Desk", "Tolong.")]
    [InlineData("a reply below the quotation", "On Tuesday Desk wrote:\n> Is it solved?\n\nNo, it is not.", "No, it is not.")]
    [InlineData("replies between quoted lines", "> One?\nYes.\n> Two?\nNo.", "Yes.\nNo.")]
    [InlineData("a signature", "It jams.\n-- \nRina Wati\nFinance", "It jams.")]
    [InlineData("a telephone", "Macet.\n\nDikirim dari ponsel saya", "Macet.")]
    [InlineData("paragraphs", "One.\n\n\n\nTwo.\n  indented", "One.\n\nTwo.\n  indented")]
    [InlineData("a sentence that begins like one", "On Monday it jammed.\nFrom: now on it smokes.", "On Monday it jammed.\nFrom: now on it smokes.")]
    public void What_the_sender_wrote_is_left(string why, string text, string left)
    {
        Assert.NotEmpty(why);
        Assert.Equal(left, MailText.Cut(text));
    }

    [Fact]
    public void A_mail_that_only_passes_something_on_is_kept_whole() =>
        Assert.Equal("---------- Forwarded message\nFrom: a@b.example\nPrinter jams", MailText.Cut("---------- Forwarded message\nFrom: a@b.example\nPrinter jams\n"));

    [Theory]
    [InlineData("  Printer\r\n jams ", "x", "Printer jams")]
    [InlineData("", "ok\nIt jams\nmuch", "It jams")]
    [InlineData(null, "", "Mail of rina@x.example")]
    public void Every_mail_has_a_subject(string? subject, string text, string expected) =>
        Assert.Equal(expected, MailText.SubjectOf(subject, text, "Mail of rina@x.example"));

    [Fact]
    public void A_subject_is_cut_at_the_length_of_ours() => Assert.Equal(200, MailText.SubjectOf(new string('x', 900), "", "-").Length);
}
