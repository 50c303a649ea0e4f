namespace IncidentPlatform.Data.Demo.History;

/// <summary>What people write around the matter itself.</summary>
internal static class Asides
{
    /// <summary>Sentences that fit any matter.</summary>
    public static readonly string[] FillersId =
    [
        "[Mohon|Tolong] [dibantu|dicek] [secepatnya|segera|ya].", "Sudah [restart|dicoba ulang] {n} kali tetap [sama|begitu].", "Kemarin masih [normal|lancar].",
        "Rekan di sebelah [juga|tidak] mengalami.", "Ini [urgent|penting] karena [ditunggu nasabah|mau laporan|ada rapat].", "[Screenshot|Tangkapan layar] [menyusul|terlampir].",
        "Saya di lantai {floor}.", "Bisa dihubungi di ekstensi {n}{n}{n}{n}.", "Pesan errornya {code}.", "Kejadian sejak {since}.", "tolong dong ya", "Mohon infonya.",
        "Di komputer lain [bisa|sama saja].", "Kadang [bisa|normal] kadang tidak.",
    ];

    public static readonly string[] FillersEn =
    [
        "Please [help|check] [as soon as possible|today|].", "I restarted {n} times, no change.", "It worked fine [yesterday|last week].",
        "My colleague [also has|does not have] this.", "It is urgent because [customers wait|a report is due|of a meeting].", "Screenshot [follows|attached].",
        "I sit on floor {floor}.", "You can reach me at extension {n}{n}{n}{n}.", "The error is {code}.", "It started {since}.", "Sometimes it works, sometimes not.",
        "On another computer it [works|is the same].",
    ];

    /// <summary>Subjects that say nothing.</summary>
    public static readonly string[] VagueId = ["Mohon bantuan", "tolong dong", "Error", "Kendala", "Urgent!!", "Masalah [aplikasi|sistem]", "Lapor gangguan", "gak bisa"];

    public static readonly string[] VagueEn = ["Help needed", "Error", "Issue", "URGENT", "Problem with [application|system]", "Not working", "Support please"];

    /// <summary>Details that an experienced agent reads as a pointer to one group.</summary>
    public static readonly IReadOnlyDictionary<string, (string[] Id, string[] En)> Pointers = new Dictionary<string, (string[], string[])>
    {
        ["service-desk"] =
        (
            ["Mungkin cukup [dipandu|dijelaskan] lewat telepon.", "Biasanya langsung [beres|selesai] setelah ditelepon.", "Sepertinya saya salah [langkah|klik]."],
            ["A short call usually [fixes|solves] it.", "Maybe I just clicked the wrong thing.", "Perhaps you can guide me over the phone."]
        ),
        ["end-user-devices"] =
        (
            ["Sepertinya [perangkatnya|unitnya] perlu diganti.", "Bisa [teknisi|orang lapangan] datang ke meja saya?", "Garansi unit masih ada."],
            ["The [device|unit] probably needs replacing.", "Can a technician come to my desk?", "The unit is still under warranty."]
        ),
        ["branch-kiosk-printing"] =
        (
            ["Vendor mesin pernah mengganti [sensor|rol] yang sama.", "Lampu indikator mesin merah.", "Mesin ini [disewa|kontrak] per cabang."],
            ["The machine vendor replaced the same [sensor|roller] before.", "The indicator light on the machine is red.", "The machine is leased for the branch."]
        ),
        ["network"] =
        (
            ["Satu lantai [mengalami|kena] hal yang sama, lampu switch mati.", "Ping ke gateway [RTO|putus-putus].", "Pakai hotspot HP lancar."],
            ["The whole floor has it and the switch light is off.", "Ping to the gateway times out.", "Through my phone's hotspot it works."]
        ),
        ["identity-access"] =
        (
            ["Grup di direktori mungkin belum [diisi|disinkron].", "Atasan sudah [menyetujui|approve] hak aksesnya.", "Muncul keterangan akun belum punya role."],
            ["The directory group may not be synced yet.", "My manager approved the access.", "It says the account has no role."]
        ),
        ["email-collaboration"] =
        (
            ["Di webmail [juga sama|malah normal].", "Aturan [kotak surat|transport] mungkin menahannya.", "Header pesannya saya simpan."],
            ["In webmail it is the same.", "A mailbox rule may hold it back.", "I kept the message headers."]
        ),
        ["erp-finance"] =
        (
            ["Konfigurasi [modul|company code] mungkin berubah.", "Dokumen sumbernya di modul [AP|GL|AR].", "Terjadi setelah transport ke produksi."],
            ["The module configuration may have changed.", "The source document is in [AP|GL|AR].", "It began after the transport to production."]
        ),
        ["hr-applications"] =
        (
            ["Data induk karyawan mungkin belum [diperbarui|lengkap].", "Admin SDM bilang [aturan|pola] di aplikasinya salah.", "Nomor induk pegawai sudah benar."],
            ["The employee master record may be out of date.", "HR says a rule in the application is wrong.", "My employee number is correct."]
        ),
        ["core-banking"] =
        (
            ["Parameter produk di core [mungkin|sepertinya] berubah.", "Nomor referensi transaksi ada di jurnal cabang.", "Muncul setelah rilis core semalam."],
            ["The product parameter in core may have changed.", "The transaction reference is in the branch journal.", "It appeared after last night's core release."]
        ),
        ["database"] =
        (
            ["Log menunjukkan [deadlock|ORA|lock timeout].", "Statistik tabel mungkin lama.", "Job malam masih [jalan|antre] di database."],
            ["The log shows a [deadlock|lock timeout].", "Table statistics may be stale.", "The nightly job is still running in the database."]
        ),
        ["server-storage"] =
        (
            ["Disk di server [penuh|merah] menurut monitoring.", "Host virtualnya [pindah|restart] semalam.", "Snapshot terakhir gagal."],
            ["Monitoring shows the server disk in red.", "The virtual host was moved last night.", "The last snapshot failed."]
        ),
        ["security"] =
        (
            ["Khawatir data [bocor|dicuri].", "Belum saya [hapus|buka], mohon diperiksa keamanannya.", "Kebijakan keamanan [memblokir|menolak]."],
            ["I am afraid data may have leaked.", "I have not deleted it, please check if it is safe.", "A security policy blocks it."]
        ),
    };

    public static readonly string[] GreetingsId = ["Halo tim IT,", "Selamat pagi,", "Dear Helpdesk,", "Yth. Tim Service Desk,", "Pagi kak,", "Assalamualaikum,"];
    public static readonly string[] GreetingsEn = ["Hi team,", "Dear Service Desk,", "Hello,", "Good morning,"];
    public static readonly string[] SignOffsId = ["Terima kasih,", "Salam,", "Hormat kami,", "Makasih ya"];
    public static readonly string[] SignOffsEn = ["Best regards,", "Thanks,", "Kind regards,"];
    public static readonly string[] NotesId = ["User lapor:", "Telp:", "Penelepon menyampaikan", "Via telepon -"];
    public static readonly string[] NotesEn = ["Caller says:", "By phone:", "Caller reports"];
}
