namespace IncidentPlatform.Data.Demo.History;

/// <summary>What the slots of a <see cref="Phrase"/> may hold. Names are invented or generic, addresses end in reserved domains.</summary>
internal static class Slots
{
    public static readonly string[] CodePrefixes = ["E", "ERR-", "0x", "", "KB"];

    public static readonly IReadOnlyDictionary<string, string[]> Values = new Dictionary<string, string[]>
    {
        ["app"] = ["Windows", "email", "portal SDM", "HR portal", "ERP", "core banking", "VPN", "aplikasi kredit", "dashboard", "Outlook", "intranet"],
        ["software"] = ["Excel", "Acrobat", "browser", "Zoom", "AutoCAD", "Office", "Java", "SPSS", "Visio", "aplikasi pajak"],
        ["feature"] =
        [
            "tanda tangan email", "email signature", "out of office", "printer default", "password", "wallpaper", "kalender bersama", "delegasi cuti", "dua monitor",
            "format tanggal", "forward email", "notifikasi", "bahasa", "scan ke email",
        ],
        ["device"] = ["Lenovo", "Dell", "HP", "T14", "Latitude", "ProBook", "dinas", "kantor"],
        ["branch"] = ["cabang Bandung", "cabang Surabaya", "cabang Medan", "cabang Makassar", "Bandung", "Surabaya", "KCP Medan", "Makassar"],
        ["since"] = ["tadi pagi", "kemarin", "jam 9", "this morning", "yesterday", "Senin", "Monday", "minggu lalu", "last week", "barusan", "semalam"],
        ["day"] = ["Senin", "Kamis", "Friday", "Rabu", "Tuesday"],
        ["server"] = ["srv-app01", "srv-db02", "srv-file03", "srv-web04", "app02", "db-prod"],
        ["drive"] = ["H:", "S:", "P:", "Z:"],
        ["url"] = ["https://login.portal.example", "http://undian-hadiah.example", "https://files.vendor.example/doc", "https://secure-mail.example"],
        ["domain"] = ["demo-support.example", "it-helpdesk.example", "mail.example"],
    };
}
