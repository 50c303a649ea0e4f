using IncidentPlatform.Data.Demo.History;
using IncidentPlatform.Domain.Incidents;

namespace IncidentPlatform.Data.Demo;

/// <summary>What people write along the way, in Indonesian or English.</summary>
internal static class DemoTexts
{
    private static readonly Dictionary<string, (string Id, string En)[]> Done = new()
    {
        ["service-desk"] =
        [
            ("Kata sandi diatur ulang dan login sudah berhasil.", "Reset the password; signing in works again."),
            ("Langkah-langkahnya dijelaskan lewat telepon dan sudah dicoba bersama.", "Went through the steps together on the phone."),
            ("Cache dan sesi lama dibersihkan, aplikasi berjalan normal.", "Cleared the cache and old sessions; the application runs normally."),
        ],
        ["end-user-devices"] =
        [
            ("Driver diperbarui dan perangkat dihidupkan ulang.", "Updated the driver and restarted the device."),
            ("Perangkat diganti dengan unit cadangan.", "Replaced the device with a spare."),
            ("Aplikasi dipasang ulang dari portal perangkat lunak.", "Reinstalled the application from the software portal."),
        ],
        ["branch-kiosk-printing"] =
        [
            ("Roller kertas dibersihkan dan antrean cetak dikosongkan.", "Cleaned the paper roller and emptied the print queue."),
            ("Layar kios dikalibrasi ulang di cabang.", "Recalibrated the kiosk's screen at the branch."),
        ],
        ["network"] =
        [
            ("Port switch diganti, koneksi stabil.", "Moved to another switch port; the connection is stable."),
            ("Konfigurasi access point diperbaiki dan kanal dipindah.", "Corrected the access point's configuration and moved its channel."),
            ("Profil VPN diperbarui, terowongan tersambung kembali.", "Renewed the VPN profile; the tunnel connects again."),
        ],
        ["identity-access"] =
        [
            ("Akun dibuka dan keanggotaan grup diperbaiki.", "Unlocked the account and corrected its group membership."),
            ("Hak akses diberikan setelah persetujuan atasan.", "Granted the right after the manager approved."),
        ],
        ["email-collaboration"] =
        [
            ("Profil email dibuat ulang, sinkronisasi selesai.", "Recreated the mail profile; it is in sync."),
            ("Kuota kotak surat dinaikkan dan arsip diaktifkan.", "Raised the mailbox quota and turned the archive on."),
        ],
        ["erp-finance"] =
        [
            ("Periode posting dibuka dan jurnal diproses ulang.", "Opened the posting period and ran the journal again."),
            ("Data vendor diperbaiki, faktur sudah terkirim.", "Corrected the vendor's data; the invoice went out."),
        ],
        ["hr-applications"] =
        [
            ("Saldo cuti dihitung ulang.", "Recalculated the leave balance."),
            ("Slip gaji diterbitkan ulang setelah koreksi komponen.", "Issued the payslip again after correcting a component."),
        ],
        ["core-banking"] =
        [
            ("Proses yang tertahan dilepas dan transaksi direkonsiliasi.", "Released the blocked job and reconciled the transactions."),
            ("Sesi teller dibersihkan di server aplikasi.", "Cleared the teller sessions on the application server."),
        ],
        ["database"] =
        [
            ("Statistik diperbarui dan indeks ditambahkan.", "Refreshed statistics and added an index."),
            ("Kueri laporan diperbaiki, hasil sudah dicocokkan.", "Corrected the report's query and checked the figures."),
        ],
        ["server-storage"] =
        [
            ("Ruang disk ditambah dan berkas lama dipindahkan.", "Added disk space and moved old files."),
            ("Berkas dipulihkan dari cadangan semalam.", "Restored the file from last night's backup."),
        ],
        ["security"] =
        [
            ("Pengirim diblokir dan pesan ditarik dari semua kotak surat.", "Blocked the sender and withdrew the message from every mailbox."),
            ("Perangkat dipindai dan dinyatakan bersih.", "Scanned the device and found it clean."),
        ],
    };

    private static readonly (string Id, string En)[] Updates =
    [
        ("Penyebabnya sudah dipersempit; pemeriksaan berlanjut.", "The cause has been narrowed down; we are looking further."),
        ("Perbaikan sedang dikerjakan. Kabar berikutnya menyusul.", "A fix is under way. We will tell you more."),
        ("Belum ada perubahan; tim masih menanganinya.", "Nothing has changed yet; the team is still on it."),
        ("Sebagian layanan sudah kembali, sisanya menyusul.", "Part of the service is back, the rest follows."),
    ];

    private static readonly Dictionary<HoldReason, (string Id, string En)> Waits = new()
    {
        [HoldReason.AwaitingConsumer] = ("Mohon kirim tangkapan layar dan waktu kejadiannya.", "Please send a screenshot and the time it happened."),
        [HoldReason.AwaitingProvider] = ("Menunggu jawaban dari penyedia.", "Waiting for the provider's answer."),
        [HoldReason.Scheduled] = ("Dijadwalkan pada jendela pemeliharaan berikutnya.", "Planned for the next maintenance window."),
    };

    public static string Resolution(string group, ResolutionCode code, string language, SyntheticRandom random) => code switch
    {
        ResolutionCode.Duplicate => In(language, ("Sudah ditangani pada laporan lain.", "Covered by another record.")),
        ResolutionCode.NotReproducible => In(language, ("Tidak dapat terulang setelah beberapa kali dicoba.", "Could not be seen again in several tries.")),
        ResolutionCode.ByDesign => In(language, ("Memang demikian cara kerjanya.", "It works as it is meant to.")),
        ResolutionCode.SolvedByConsumer => In(language, ("Pelapor sudah mengatasinya sendiri.", "The requester found the way out.")),
        ResolutionCode.NotAnIncident => In(language, ("Tidak ditemukan gangguan.", "Nothing was wrong.")),
        ResolutionCode.Workaround => In(language, ("Bisa bekerja lewat cara sementara; perbaikan menyusul.", "Can work by a way around; the fix follows.")),
        ResolutionCode.KnownError => In(language, ("Kesalahan yang sudah dikenal; langkahnya ada di basis pengetahuan.", "A known error; the steps are in the knowledge base.")),
        ResolutionCode.Answered => In(language, ("Pertanyaan sudah dijawab beserta panduannya.", "Answered, with a link to the guide.")),
        _ => In(language, random.Pick(Done[group])),
    };

    public static string Wait(HoldReason reason, string language) => In(language, Waits[reason]);

    public static string Update(string language, SyntheticRandom random) => In(language, random.Pick(Updates));

    public static string Hop(string language) => In(
        language, ("Setelah diperiksa, penyebabnya ada di bidang grup ini.", "After a look, the cause lies in this group's field."));

    public static string Reply(string language) => In(language, ("Sudah saya kirim, terima kasih.", "I have sent it, thank you."));

    public static string Reopen(string language) => In(language, ("Masih terjadi lagi setelah ditutup.", "It happens again."));

    public static string Major(string language) => In(
        language, ("Beberapa cabang terdampak sekaligus.", "Several branches are affected at once."));

    private static string In(string language, (string Id, string En) text) => language == MessageWriter.English ? text.En : text.Id;
}
