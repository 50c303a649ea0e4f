namespace IncidentPlatform.Data.Demo.History.Scenarios;

/// <summary>Mail, calendar, meetings, and mail that should worry.</summary>
internal static class MailScenarios
{
    public static readonly Scenario[] All =
    [
        new("email", "mailbox", 4.4, ("email-collaboration", 82), ("service-desk", 18))
        {
            SubjectsId = ["Email [tidak masuk|tidak terkirim]", "[Mailbox|Kotak surat] penuh", "email gak bisa kirim", "Outlook error"],
            SubjectsEn = ["Email not [received|delivered]", "Mailbox full", "Cannot send email", "Outlook error"],
            TextsId =
            [
                "Email dari luar [tidak masuk|terlambat masuk] sejak {since}.", "Tidak bisa kirim email, muncul pesan kuota kotak surat penuh.",
                "Lampiran lebih dari {n} MB selalu ditolak.", "Outlook terus meminta [password|kata sandi] dan tidak sinkron.",
            ],
            TextsEn =
            [
                "Mail from outside [does not arrive|arrives late] since {since}.", "I cannot send mail, it says the mailbox quota is full.",
                "Attachments over {n} MB are rejected.", "Outlook keeps asking for the password and does not sync.",
            ],
        },
        new("email", "mailbox", 2.2, ("email-collaboration", 76), ("identity-access", 16), ("service-desk", 8))
        {
            SubjectsId = ["[Shared mailbox|Kotak surat bersama]", "Akses mailbox tim", "Milis [distribusi|] tim"],
            SubjectsEn = ["Shared mailbox", "Access to team mailbox", "Distribution list"],
            TextsId =
            [
                "Mohon akses ke kotak surat bersama tim {unit}.", "Anggota milis {unit} perlu diperbarui.", "Kotak surat bersama tidak muncul di Outlook padahal sudah diberi akses.",
            ],
            TextsEn =
            [
                "Please give me access to the shared mailbox of {unit}.", "The members of the {unit} distribution list need an update.", "The shared mailbox does not show in Outlook although access was granted.",
            ],
        },
        new("email", "calendar", 2.4, ("email-collaboration", 80), ("service-desk", 20))
        {
            Severity = Severity.Low,
            SubjectsId = ["[Kalender|Jadwal] tidak sinkron", "booking ruang rapat [gagal|bentrok]", "Undangan rapat hilang"],
            SubjectsEn = ["Calendar not in sync", "Room booking [fails|conflict]", "Meeting invite lost"],
            TextsId =
            [
                "Kalender di HP dan Outlook berbeda sejak {since}.", "Ruang rapat lantai {floor} selalu [bentrok|ditolak] saat dipesan.", "Undangan rapat tidak sampai ke peserta luar.",
            ],
            TextsEn =
            [
                "The calendar on my phone and in Outlook differ since {since}.", "The meeting room on floor {floor} declines every booking.", "The invitation does not reach external attendees.",
            ],
        },
        new("collaboration", "chat-video", 3, ("email-collaboration", 58), ("network", 16), ("end-user-devices", 14), ("service-desk", 12))
        {
            SubjectsId = ["[Video|Rapat] online [putus-putus|gagal]", "Suara rapat tidak [terdengar|keluar]", "chat error", "Tidak bisa join meeting"],
            SubjectsEn = ["Online meeting [breaks up|fails]", "No sound in meetings", "Chat error", "Cannot join meeting"],
            TextsId =
            [
                "Rapat video [putus-putus|macet] padahal [internet|jaringan] lain lancar.", "Tidak bisa share layar di rapat, tombolnya abu-abu.",
                "Pesan chat terlambat masuk dan status selalu offline.", "Ruang video lantai {floor} tidak tersambung.",
            ],
            TextsEn =
            [
                "The video meeting breaks up although the rest of the network is fine.", "I cannot share my screen, the button is greyed out.",
                "Chat messages arrive late and my status is always offline.", "The video room on floor {floor} does not connect.",
            ],
        },
        new("security-services", "suspicious-mail", 3.6, ("security", 88), ("service-desk", 7), ("email-collaboration", 5))
        {
            Severity = Severity.High,
            SubjectsId = ["[Email|Pesan] [mencurigakan|phishing]", "Terlanjur klik link", "email aneh minta password"],
            SubjectsEn = ["[Suspicious|Phishing] email", "Clicked a strange link", "Odd mail asks for password"],
            TextsId =
            [
                "Terima email yang [mengaku|seolah] dari IT dan meminta [password|kata sandi], link ke {url}.", "Saya terlanjur klik tautan dan mengisi data.",
                "Banyak rekan menerima email undian dengan lampiran aneh.", "Pengirimnya mirip alamat kantor tapi domainnya {domain}.",
            ],
            TextsEn =
            [
                "I got a mail pretending to be IT and asking for my password, the link goes to {url}.", "I clicked the link and entered my details.",
                "Several colleagues got a lottery mail with a strange attachment.", "The sender looks like us but the domain is {domain}.",
            ],
        },
        new("security-services", "suspicious-mail", 2.2, ("security", 80), ("end-user-devices", 14), ("service-desk", 6))
        {
            Severity = Severity.High,
            SubjectsId = ["[Virus|Malware] terdeteksi", "antivirus [merah|alert]", "Pop-up aneh"],
            SubjectsEn = ["[Virus|Malware] detected", "Antivirus alert", "Strange pop-ups"],
            TextsId =
            [
                "Antivirus [menemukan|memblokir] berkas berbahaya di laptop {device}.", "Browser terus membuka iklan dan laptop jadi lambat.", "USB dari luar terdeteksi virus, kode {code}.",
            ],
            TextsEn =
            [
                "The antivirus [found|blocked] a dangerous file on my {device}.", "The browser keeps opening adverts and the laptop got slow.", "A USB stick was flagged with a virus, code {code}.",
            ],
        },
        new("security-services", "other", 1.6, ("security", 70), ("service-desk", 18), ("identity-access", 12))
        {
            SubjectsId = ["[Laptop|HP] [hilang|dicuri]", "Login dari lokasi aneh", "situs diblokir"],
            SubjectsEn = ["[Laptop|Phone] [lost|stolen]", "Sign-in from strange place", "Website blocked"],
            TextsId =
            [
                "HP kantor hilang {since}, mohon diblokir dan data dihapus.", "Ada notifikasi login dari kota lain padahal bukan saya.", "Situs {url} diblokir padahal perlu untuk kerja.",
            ],
            TextsEn =
            [
                "My work phone was lost {since}, please block and wipe it.", "I was told of a sign-in from another city, it was not me.", "The site {url} is blocked but I need it for work.",
            ],
        },
    ];
}
