namespace IncidentPlatform.Data.Demo.History.Scenarios;

/// <summary>Finance, HR, reports and databases.</summary>
internal static class BusinessScenarios
{
    public static readonly Scenario[] All =
    [
        new("finance-erp", "finance-posting", 4, ("erp-finance", 84), ("service-desk", 8), ("database", 8))
        {
            Units = ["Finance", "Treasury"],
            SubjectsId = ["[Posting|Jurnal] [gagal|error]", "Periode [tutup|belum dibuka]", "ERP error {code}", "jurnal tidak balance"],
            SubjectsEn = ["[Posting|Journal] fails", "Period [closed|not open]", "ERP error {code}", "Journal does not balance"],
            TextsId =
            [
                "Posting jurnal [gagal|ditolak] dengan kode {code}.", "Periode bulan lalu sudah tutup padahal masih ada koreksi.",
                "Saldo akun di ERP berbeda dengan laporan.", "Kurs di modul keuangan belum diperbarui.",
            ],
            TextsEn =
            [
                "Posting the journal is rejected with code {code}.", "Last month is closed but we still have corrections.",
                "The account balance in ERP differs from the report.", "The exchange rate in the finance module is out of date.",
            ],
        },
        new("finance-erp", "invoice-payment", 3.4, ("erp-finance", 82), ("service-desk", 12), ("core-banking", 6))
        {
            Units = ["Finance", "Operations"],
            SubjectsId = ["[Faktur|Invoice] [ganda|tidak muncul|ditolak]", "[Pembayaran|Approval] vendor [tertahan|macet]", "PO tidak bisa disetujui"],
            SubjectsEn = ["Invoice [duplicated|missing|rejected]", "Vendor [payment|approval] stuck", "Cannot approve PO"],
            TextsId =
            [
                "Faktur vendor nomor {code} tercatat dua kali.", "Persetujuan pembayaran macet di langkah {n}.", "PO tidak bisa disetujui, tombolnya tidak aktif.", "Pembayaran vendor belum keluar padahal sudah jatuh tempo.",
            ],
            TextsEn =
            [
                "Vendor invoice {code} is recorded twice.", "The payment approval is stuck at step {n}.", "The PO cannot be approved, the button is inactive.", "The vendor payment has not gone out although it is due.",
            ],
        },
        new("finance-erp", "finance-posting", 2.6, ("erp-finance", 50), ("database", 24), ("server-storage", 12), ("service-desk", 14))
        {
            Units = ["Finance"], Severity = Severity.High,
            SubjectsId = ["ERP [lambat|lemot]", "aplikasi keuangan [hang|timeout]", "lambat sekali"],
            SubjectsEn = ["ERP [slow|hangs]", "Finance application timeout", "slow"],
            TextsId =
            [
                "ERP sangat lambat sejak {since}, simpan dokumen bisa {n} menit.", "Proses tutup buku [berhenti|timeout] setelah {n} jam.", "Semua pengguna modul keuangan mengalami lambat.",
            ],
            TextsEn =
            [
                "ERP is very slow since {since}, saving takes {n} minutes.", "The closing run times out after {n} hours.", "All users of the finance module see it slow.",
            ],
        },
        new("hr-portal", "payroll", 3.4, ("hr-applications", 88), ("service-desk", 8), ("erp-finance", 4))
        {
            SubjectsId = ["[Slip gaji|Gaji] [salah|tidak muncul]", "Potongan [pajak|BPJS] salah", "payroll error"],
            SubjectsEn = ["[Payslip|Salary] [wrong|missing]", "Wrong [tax|insurance] deduction", "Payroll error"],
            TextsId =
            [
                "Slip gaji bulan ini [belum muncul|kosong] di portal.", "Lembur {n} jam tidak terhitung di penggajian.", "Potongan pajak berubah tanpa pemberitahuan.", "Nomor rekening gaji masih yang lama.",
            ],
            TextsEn =
            [
                "My payslip for this month is [missing|empty] in the portal.", "{n} hours of overtime were not counted in payroll.", "The tax deduction changed without notice.", "Salary still goes to my old account number.",
            ],
        },
        new("hr-portal", "leave-attendance", 3.4, ("hr-applications", 76), ("service-desk", 16), ("branch-kiosk-printing", 8))
        {
            SubjectsId = ["[Cuti|Izin] [tidak tercatat|tidak bisa diajukan]", "[Absen|Absensi] [gagal|tidak terekam]", "Saldo cuti salah"],
            SubjectsEn = ["Leave [request fails|not recorded]", "Attendance not recorded", "Leave balance wrong"],
            TextsId =
            [
                "Pengajuan cuti tidak sampai ke atasan.", "Absen sidik jari di {branch} tidak terekam sejak {since}.", "Saldo cuti berkurang {n} hari padahal belum dipakai.", "Mesin absensi tidak sinkron dengan portal.",
            ],
            TextsEn =
            [
                "The leave request does not reach my manager.", "Fingerprint attendance in {branch} is not recorded since {since}.", "My leave balance went down by {n} days that I never took.", "The attendance machine is out of sync with the portal.",
            ],
        },
        new("reporting", "reports", 3, ("database", 62), ("erp-finance", 14), ("core-banking", 12), ("service-desk", 12))
        {
            SubjectsId = ["Laporan [kosong|salah|tidak keluar]", "data laporan [beda|tidak update]", "Minta [data|ekstrak] {unit}"],
            SubjectsEn = ["Report [empty|wrong|missing]", "Report data [differs|out of date]", "[Data|Extract] for {unit}"],
            TextsId =
            [
                "Laporan harian {unit} [kosong|tidak keluar] sejak {since}.", "Angka di dashboard berbeda dengan aplikasi sumber.", "Mohon ekstrak data transaksi {n} bulan terakhir.", "Jadwal muat data malam belum selesai pagi ini.",
            ],
            TextsEn =
            [
                "The daily report for {unit} is empty since {since}.", "Dashboard figures differ from the source application.", "Please extract {n} months of transaction data.", "The nightly data load had not finished this morning.",
            ],
        },
        new("reporting", "database-performance", 2.6, ("database", 84), ("server-storage", 10), ("erp-finance", 6))
        {
            Severity = Severity.High,
            SubjectsId = ["[Query|Database] [lambat|timeout|lock]", "database error {code}", "tablespace penuh"],
            SubjectsEn = ["[Query|Database] [slow|timeout|locked]", "Database error {code}", "Tablespace full"],
            TextsId =
            [
                "Query ke tabel transaksi [timeout|lambat], sebelumnya {n} detik.", "Ada sesi yang mengunci tabel sejak {since}.", "Database {server} menolak koneksi, kode {code}.", "Tablespace tinggal {n} persen.",
            ],
            TextsEn =
            [
                "Queries on the transaction table time out, they used to take {n} seconds.", "A session locks the table since {since}.", "Database {server} refuses connections, code {code}.", "The tablespace has {n} percent left.",
            ],
        },
    ];
}
