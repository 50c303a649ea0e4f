namespace IncidentPlatform.Pictures;

/// <summary>What the people of the tour write, in one language.</summary>
internal sealed record Words
{
    public static readonly IReadOnlyList<Words> All = [English(), Indonesian()];

    /// <summary><c>en</c> or <c>id</c>.</summary>
    public required string Language { get; init; }

    public required string Subject { get; init; }
    public required string Description { get; init; }
    public required string Question { get; init; }
    public required string Answer { get; init; }
    public required string Resolution { get; init; }
    public required string CallSubject { get; init; }
    public required string CallDescription { get; init; }
    public required string EscalationReason { get; init; }
    public required string MajorReason { get; init; }
    public required string GuestName { get; init; }

    private static Words English() => new()
    {
        Language = "en",
        Subject = "Outlook asks for the password again and again",
        Description = "Since this morning Outlook asks for the password every few minutes and does not sync. Mail on my phone works. I have restarted the laptop.",
        Question = "Did you change your password in the last days? Please tell us the name of your laptop too; it is on the sticker below it.",
        Answer = "Yes, yesterday. The laptop is NB-2214.",
        Resolution = "The old password was still stored on your laptop. We removed it from the credential manager; sign in once more and Outlook keeps the new one.",
        CallSubject = "Wi-Fi breaks off in meeting room 3",
        CallDescription = "Caller reports that the Wi-Fi in meeting room 3 breaks off every few minutes since yesterday. Cable works.",
        EscalationReason = "DHCP answers late since 08:00.",
        MajorReason = "All branches are affected. Next word within 30 minutes.",
        GuestName = "Dewi Anggraini",
    };

    private static Words Indonesian() => new()
    {
        Language = "id",
        Subject = "Outlook terus meminta kata sandi",
        Description = "Sejak pagi Outlook meminta kata sandi setiap beberapa menit dan tidak sinkron. Email di ponsel lancar. Laptop sudah saya nyalakan ulang.",
        Question = "Apakah kata sandi Anda diganti beberapa hari terakhir? Mohon sebutkan juga nama laptop; tertulis pada stiker di bawahnya.",
        Answer = "Ya, kemarin. Laptopnya NB-2214.",
        Resolution = "Kata sandi lama masih tersimpan di laptop. Sudah kami hapus dari pengelola kredensial; masuk sekali lagi dan Outlook menyimpan yang baru.",
        CallSubject = "Wi-Fi terputus di ruang rapat 3",
        CallDescription = "Penelepon melaporkan Wi-Fi di ruang rapat 3 terputus setiap beberapa menit sejak kemarin. Lewat kabel lancar.",
        EscalationReason = "DHCP lambat sejak pukul 08.00.",
        MajorReason = "Semua cabang terdampak. Kabar berikutnya dalam 30 menit.",
        GuestName = "Dewi Anggraini",
    };
}
