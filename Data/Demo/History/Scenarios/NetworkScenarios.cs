namespace IncidentPlatform.Data.Demo.History.Scenarios;

/// <summary>Wi-Fi, LAN, VPN, servers, file shares.</summary>
internal static class NetworkScenarios
{
    public static readonly Scenario[] All =
    [
        new("network", "wifi", 3.6, ("network", 76), ("service-desk", 18), ("end-user-devices", 6))
        {
            SubjectsId = ["Wifi [lambat|lemot|putus-putus]", "tidak bisa konek wifi", "wifi lantai {floor}", "Internet lambat"],
            SubjectsEn = ["Wi-Fi [slow|drops]", "Cannot connect to Wi-Fi", "Wi-Fi on floor {floor}", "Slow internet"],
            TextsId =
            [
                "Wifi lantai {floor} [putus-putus|lemot] sejak {since}.", "Laptop tidak [konek|tersambung] ke wifi kantor tapi HP bisa.",
                "Sinyal penuh tetapi tidak ada internet.", "Wifi tamu tidak memberi alamat IP.",
            ],
            TextsEn =
            [
                "Wi-Fi on floor {floor} keeps dropping since {since}.", "The laptop does not connect to the office Wi-Fi but my phone does.",
                "Full signal but no internet.", "Guest Wi-Fi gives no IP address.",
            ],
        },
        new("network", "lan-internet", 3.4, ("network", 88), ("server-storage", 6), ("service-desk", 6))
        {
            Severity = Severity.Outage,
            SubjectsId = ["[Jaringan|Internet|Koneksi] {branch} [mati|down|putus]", "LAN mati", "Internet lambat", "Koneksi cabang terputus"],
            SubjectsEn = ["[Network|Internet] down in {branch}", "LAN port dead", "Slow internet", "Branch link lost"],
            TextsId =
            [
                "Jaringan {branch} [mati total|putus] sejak {since}, semua aplikasi tidak bisa.", "Port LAN di meja lantai {floor} mati, lampu tidak menyala.",
                "Ping ke pusat di atas {n}00 ms dan banyak paket hilang.", "Router cabang sudah restart tapi link masih down.",
            ],
            TextsEn =
            [
                "The network in {branch} is down since {since}, no application works.", "The LAN port on floor {floor} is dead, no light.",
                "Ping to head office is above {n}00 ms with packet loss.", "The branch router was restarted but the link is still down.",
            ],
        },
        new("remote-access", "vpn", 3.8, ("network", 66), ("service-desk", 18), ("identity-access", 16))
        {
            Active = (0, 0.75),
            SubjectsId = ["VPN [tidak bisa konek|gagal]", "vpn putus terus", "Tidak bisa kerja dari rumah"],
            SubjectsEn = ["VPN [does not connect|fails]", "VPN drops", "Cannot work from home"],
            TextsId =
            [
                "VPN [gagal|berhenti] di tahap [otentikasi|menyambung], kode {code}.", "VPN terputus setiap {n} menit saat kerja dari rumah.",
                "Setelah tersambung VPN, {app} tetap tidak bisa dibuka.",
            ],
            TextsEn =
            [
                "VPN stops at [authentication|connecting], code {code}.", "VPN drops every {n} minutes when I work from home.", "After connecting the VPN {app} still does not open.",
            ],
        },
        new("remote-access", "vpn", 4.6, ("network", 52), ("security", 30), ("identity-access", 10), ("service-desk", 8))
        {
            Active = (0.6, 1),
            SubjectsId = ["[Secure gateway|Gateway baru] [gagal|error]", "Klien akses jarak jauh baru", "VPN baru tidak jalan"],
            SubjectsEn = ["[Secure gateway|New gateway] fails", "New remote access client", "New VPN client broken"],
            TextsId =
            [
                "Klien gateway baru menolak karena perangkat tidak patuh, padahal sudah update.", "Gateway meminta sertifikat dan {app} tidak terbuka.", "Posture check gagal dengan kode {code}.",
            ],
            TextsEn =
            [
                "The new gateway client says the device is not compliant although it is updated.", "The gateway asks for a certificate and {app} does not open.", "The posture check fails with code {code}.",
            ],
        },
        new("file-storage", "file-share", 3, ("server-storage", 64), ("identity-access", 20), ("service-desk", 16))
        {
            SubjectsId = ["[Folder|Drive] [bersama|sharing] [tidak bisa dibuka|hilang]", "akses folder {unit}", "Drive {drive} hilang"],
            SubjectsEn = ["[Shared folder|Shared drive] [missing|not available]", "Access to {unit} folder", "Drive {drive} is gone"],
            TextsId =
            [
                "Drive {drive} tidak [muncul|tersambung] setelah restart.", "Folder bersama {unit} akses ditolak, kemarin masih bisa.",
                "Kuota folder bersama penuh, tidak bisa simpan berkas.", "Berkas di folder bersama terkunci pengguna lain.",
            ],
            TextsEn =
            [
                "Drive {drive} does not [appear|connect] after a restart.", "The {unit} shared folder says access denied, it worked yesterday.",
                "The shared folder quota is full, I cannot save.", "A file in the shared folder is locked by another user.",
            ],
        },
        new("file-storage", "server-backup", 2.4, ("server-storage", 86), ("database", 8), ("service-desk", 6))
        {
            SubjectsId = ["Restore [file|berkas|folder]", "berkas [terhapus|hilang]", "Backup gagal"],
            SubjectsEn = ["Restore a [file|folder]", "Files deleted by mistake", "Backup failed"],
            TextsId =
            [
                "Mohon restore berkas yang terhapus {since} di folder {unit}.", "Backup server malam gagal dengan kode {code}.", "Versi lama berkas anggaran perlu dikembalikan dari backup.",
            ],
            TextsEn =
            [
                "Please restore files deleted {since} in the {unit} folder.", "Last night's server backup failed with code {code}.", "An older version of the budget file must come back from backup.",
            ],
        },
        new("file-storage", "server-backup", 2.4, ("server-storage", 72), ("network", 12), ("database", 10), ("service-desk", 6))
        {
            Severity = Severity.High,
            SubjectsId = ["Server {server} [down|tidak respons|lambat]", "disk server penuh", "aplikasi tidak bisa diakses"],
            SubjectsEn = ["Server {server} [down|not responding|slow]", "Server disk full", "Application not reachable"],
            TextsId =
            [
                "Server {server} tidak [merespons|bisa diakses] sejak {since}.", "Disk server {server} tinggal {n} persen.", "Layanan di {server} harus direstart setiap pagi.",
            ],
            TextsEn =
            [
                "Server {server} does not respond since {since}.", "The disk of {server} has {n} percent left.", "The service on {server} needs a restart every morning.",
            ],
        },
    ];
}
