namespace IncidentPlatform.Data.Demo.History.Scenarios;

/// <summary>Tellers, end of day, kiosks, printing.</summary>
internal static class BranchScenarios
{
    private static readonly string[] Branches = ["Branch Bandung", "Branch Surabaya", "Branch Medan", "Branch Makassar"];

    public static readonly Scenario[] All =
    [
        new("core-banking", "teller", 4, ("core-banking", 86), ("database", 6), ("service-desk", 8))
        {
            Units = [.. Branches, "Operations"], Severity = Severity.High,
            SubjectsId = ["[Transaksi|Setoran|Transfer] [gagal|tertahan|ganda]", "teller error {code}", "Saldo nasabah tidak sesuai"],
            SubjectsEn = ["[Transaction|Deposit|Transfer] [failed|stuck|duplicated]", "Teller error {code}", "Customer balance mismatch"],
            TextsId =
            [
                "[Setoran|Transfer] nasabah [gagal|tertahan] dengan kode {code}, saldo sudah terdebet.", "Validasi slip tidak keluar dan transaksi tercatat ganda.",
                "Saldo nasabah di layar teller tidak sama dengan mutasi.", "Pembukaan rekening baru berhenti di langkah {n}.",
            ],
            TextsEn =
            [
                "A customer [deposit|transfer] [failed|is stuck] with code {code}, the balance was already debited.", "The slip was not validated and the transaction is recorded twice.",
                "The balance on the teller screen differs from the ledger.", "Opening a new account stops at step {n}.",
            ],
        },
        new("core-banking", "end-of-day", 2.4, ("core-banking", 80), ("database", 14), ("server-storage", 6))
        {
            Units = ["Operations", .. Branches], Severity = Severity.High,
            SubjectsId = ["[Akhir hari|EOD|Tutup hari] [gagal|belum selesai]", "batch malam error", "Selisih kas"],
            SubjectsEn = ["[End of day|EOD] [failed|not finished]", "Night batch error", "Cash difference"],
            TextsId =
            [
                "Proses akhir hari {branch} berhenti di langkah {n}.", "Batch malam belum selesai sampai jam {n} pagi sehingga cabang terlambat buka.", "Ada selisih kas setelah tutup hari.",
            ],
            TextsEn =
            [
                "End of day for {branch} stopped at step {n}.", "The night batch was not done by {n} in the morning and the branch opened late.", "There is a cash difference after closing the day.",
            ],
        },
        new("core-banking", "teller", 2.4, ("core-banking", 54), ("network", 24), ("database", 12), ("service-desk", 10))
        {
            Units = Branches, Severity = Severity.Outage,
            SubjectsId = ["Core banking [lambat|tidak bisa diakses|down]", "aplikasi teller [lemot|hang]", "lambat sekali"],
            SubjectsEn = ["Core banking [slow|down]", "Teller application hangs", "slow"],
            TextsId =
            [
                "Core banking di {branch} [lambat|tidak bisa diakses] sejak {since}, nasabah menunggu.", "Aplikasi teller loading terus di semua meja.", "Transaksi butuh {n} menit per nasabah.",
            ],
            TextsEn =
            [
                "Core banking in {branch} is [slow|down] since {since}, customers are waiting.", "The teller application keeps loading on every desk.", "One transaction takes {n} minutes.",
            ],
        },
        new("branch-kiosks", "printing", 4.4, ("branch-kiosk-printing", 62), ("end-user-devices", 20), ("service-desk", 18))
        {
            Later = (0.65, [("branch-kiosk-printing", 84), ("end-user-devices", 4), ("service-desk", 12)]),
            SubjectsId = ["Printer [tidak bisa cetak|macet|offline]", "tinta [habis|bocor]", "gak bisa print", "Printer lantai {floor}"],
            SubjectsEn = ["Printer [does not print|jammed|offline]", "Toner [empty|leaks]", "Cannot print", "Printer on floor {floor}"],
            TextsId =
            [
                "Printer lantai {floor} [macet kertas|offline] sejak {since}.", "Dokumen masuk antrean tapi tidak tercetak.", "Hasil cetak bergaris dan tinta [habis|tipis].", "Driver printer hilang setelah ganti laptop.",
            ],
            TextsEn =
            [
                "The printer on floor {floor} is [jammed|offline] since {since}.", "Documents wait in the queue but nothing prints.", "Prints are striped and the toner is low.", "The printer driver is gone since I changed my laptop.",
            ],
        },
        new("branch-kiosks", "kiosk", 3, ("branch-kiosk-printing", 86), ("network", 8), ("service-desk", 6))
        {
            Units = Branches, Severity = Severity.High,
            SubjectsId = ["[Mesin antrean|Kios] [mati|hang|error]", "kios layar [hitam|tidak merespons]", "Nomor antrean tidak keluar"],
            SubjectsEn = ["[Queue machine|Kiosk] [dead|hangs|error]", "Kiosk screen [black|frozen]", "No queue tickets"],
            TextsId =
            [
                "Mesin antrean {branch} tidak mengeluarkan nomor.", "Layar sentuh kios [hitam|tidak merespons] sejak {since}.", "Kertas struk kios habis dan sensornya error {code}.",
            ],
            TextsEn =
            [
                "The queue machine in {branch} gives no tickets.", "The kiosk touch screen is [black|frozen] since {since}.", "The kiosk is out of receipt paper and its sensor reports {code}.",
            ],
        },
        new("branch-kiosks", "printing", 2, ("branch-kiosk-printing", 64), ("core-banking", 26), ("service-desk", 10))
        {
            Units = Branches,
            SubjectsId = ["[Passbook|Buku tabungan] tidak [tercetak|pas]", "printer [validasi|slip] error", "cetak buku tabungan"],
            SubjectsEn = ["Passbook [not printed|misaligned]", "[Validation|Slip] printer error", "Passbook printing"],
            TextsId =
            [
                "Printer buku tabungan teller {n} mencetak tidak pas.", "Cetak buku tabungan kosong padahal transaksi ada.", "Printer validasi slip error {code}.",
            ],
            TextsEn =
            [
                "The passbook printer of teller {n} prints out of line.", "The passbook prints empty lines although there are transactions.", "The slip validation printer shows {code}.",
            ],
        },
    ];
}
