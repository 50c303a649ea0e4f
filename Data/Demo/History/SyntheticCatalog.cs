namespace IncidentPlatform.Data.Demo.History;

/// <param name="Tier">1 to 3.</param>
public sealed record SyntheticGroup(string Key, string NameEn, string NameId, int Tier);

/// <param name="AroundTheClock">Its clocks run 24 × 7; the others' from 8 to 17 on weekdays, Asia/Jakarta.</param>
public sealed record SyntheticService(string Key, string NameEn, string NameId, bool AroundTheClock);

/// <param name="DefaultGroupKey">The category rule: where a record of this category goes when no classifier answers.</param>
public sealed record SyntheticCategory(string Key, string NameEn, string NameId, string ServiceKey, string DefaultGroupKey);

/// <summary>Business time allowed in minutes; response and resolution times of the history are spread around it.</summary>
public sealed record SyntheticTarget(string Priority, int ResponseMinutes, int ResolutionMinutes);

/// <summary>The demo organization that the synthetic history plays in.</summary>
public static class SyntheticCatalog
{
    public const string ServiceDesk = "service-desk";
    public const int Consumers = 80;

    public static IReadOnlyList<SyntheticGroup> Groups { get; } =
    [
        new(ServiceDesk, "Service Desk", "Service Desk", 1),
        new("end-user-devices", "End-User Devices", "Perangkat Pengguna", 2),
        new("branch-kiosk-printing", "Branch Kiosks and Printing", "Kios Cabang dan Pencetakan", 2),
        new("network", "Network", "Jaringan", 2),
        new("identity-access", "Identity and Access", "Identitas dan Akses", 2),
        new("email-collaboration", "Email and Collaboration", "Email dan Kolaborasi", 2),
        new("erp-finance", "Finance ERP", "ERP Keuangan", 2),
        new("hr-applications", "HR Applications", "Aplikasi SDM", 2),
        new("core-banking", "Core Banking", "Core Banking", 3),
        new("database", "Database", "Basis Data", 3),
        new("server-storage", "Servers and Storage", "Server dan Penyimpanan", 3),
        new("security", "Information Security", "Keamanan Informasi", 3),
    ];

    public static IReadOnlyList<SyntheticService> Services { get; } =
    [
        new("core-banking", "Core Banking", "Core Banking", true),
        new("hr-portal", "HR Portal", "Portal SDM", false),
        new("finance-erp", "Finance ERP", "ERP Keuangan", false),
        new("network", "Network", "Jaringan", true),
        new("remote-access", "Remote Access", "Akses Jarak Jauh", false),
        new("workplace", "Workplace Devices", "Perangkat Kerja", false),
        new("email", "Email and Calendar", "Email dan Kalender", false),
        new("collaboration", "Meetings and Chat", "Rapat dan Obrolan", false),
        new("identity", "Accounts and Sign-in", "Akun dan Login", false),
        new("branch-kiosks", "Branch Kiosks and Printing", "Kios Cabang dan Pencetakan", false),
        new("file-storage", "File Storage", "Penyimpanan Berkas", false),
        new("reporting", "Reports and Data", "Laporan dan Data", false),
        new("security-services", "Information Security", "Keamanan Informasi", true),
    ];

    public static IReadOnlyList<SyntheticCategory> Categories { get; } =
    [
        new("password", "Password", "Kata Sandi", "identity", ServiceDesk),
        new("account-access", "Account and Sign-in", "Akun dan Login", "identity", "identity-access"),
        new("permissions", "Permissions", "Hak Akses", "identity", "identity-access"),
        new("laptop-desktop", "Laptop and Desktop", "Laptop dan Komputer", "workplace", "end-user-devices"),
        new("peripherals", "Peripherals", "Perangkat Tambahan", "workplace", "end-user-devices"),
        new("software", "Software", "Perangkat Lunak", "workplace", "end-user-devices"),
        new("mailbox", "Mailbox", "Kotak Surat", "email", "email-collaboration"),
        new("calendar", "Calendar and Rooms", "Kalender dan Ruang Rapat", "email", "email-collaboration"),
        new("chat-video", "Chat and Video Meetings", "Obrolan dan Rapat Video", "collaboration", "email-collaboration"),
        new("wifi", "Wi-Fi", "Wi-Fi", "network", "network"),
        new("lan-internet", "LAN and Internet", "LAN dan Internet", "network", "network"),
        new("vpn", "VPN", "VPN", "remote-access", "network"),
        new("printing", "Printing", "Pencetakan", "branch-kiosks", "branch-kiosk-printing"),
        new("kiosk", "Kiosk and Queue Machine", "Kios dan Mesin Antrean", "branch-kiosks", "branch-kiosk-printing"),
        new("finance-posting", "Posting and Journals", "Posting dan Jurnal", "finance-erp", "erp-finance"),
        new("invoice-payment", "Invoices and Payments", "Faktur dan Pembayaran", "finance-erp", "erp-finance"),
        new("payroll", "Payroll", "Penggajian", "hr-portal", "hr-applications"),
        new("leave-attendance", "Leave and Attendance", "Cuti dan Absensi", "hr-portal", "hr-applications"),
        new("database-performance", "Database Performance", "Kinerja Basis Data", "reporting", "database"),
        new("reports", "Reports and Extracts", "Laporan dan Ekstrak Data", "reporting", "database"),
        new("file-share", "File Shares", "Folder Bersama", "file-storage", "server-storage"),
        new("server-backup", "Servers and Backup", "Server dan Cadangan", "file-storage", "server-storage"),
        new("suspicious-mail", "Suspicious Mail and Malware", "Email Mencurigakan dan Malware", "security-services", "security"),
        new("teller", "Teller and Transactions", "Teller dan Transaksi", "core-banking", "core-banking"),
        new("end-of-day", "End of Day", "Akhir Hari", "core-banking", "core-banking"),
        new("how-to", "How-to", "Cara Penggunaan", "workplace", ServiceDesk),
        new("other", "Other", "Lainnya", "workplace", ServiceDesk),
    ];

    public static IReadOnlyList<string> Units { get; } =
    [
        "Finance", "Human Resources", "Treasury", "Credit", "Operations", "Contact Centre",
        "Branch Bandung", "Branch Surabaya", "Branch Medan", "Branch Makassar",
    ];

    public static IReadOnlyList<SyntheticTarget> Targets { get; } =
    [
        new("P1", 15, 240), new("P2", 30, 480), new("P3", 120, 1_080), new("P4", 240, 2_160), new("P5", 480, 3_240),
    ];

    public static string UnitOf(int consumer)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(consumer);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(consumer, Consumers);
        return Units[consumer % Units.Count];
    }
}
