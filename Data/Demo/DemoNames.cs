using System.Globalization;

namespace IncidentPlatform.Data.Demo;

/// <summary>Made-up Indonesian names; any likeness to a real person is chance.</summary>
internal static class DemoNames
{
    private static readonly string[] First =
    [
        "Adi", "Bima", "Citra", "Dewi", "Eko", "Fajar", "Gita", "Hendra", "Indah", "Joko", "Kartika", "Lestari", "Made", "Nadia", "Oka",
        "Putri", "Rizky", "Sekar", "Taufik", "Utami", "Wahyu", "Yanti", "Zulfikar", "Ayu", "Bayu", "Dian", "Farhan", "Intan", "Rina", "Surya",
    ];

    private static readonly string[] Last =
    [
        "Pratama", "Wijaya", "Saputra", "Hartono", "Kusuma", "Santoso", "Nugroho", "Siregar", "Simanjuntak", "Maharani", "Permata", "Halim",
        "Gunawan", "Setiawan", "Wibowo", "Lubis", "Nasution", "Purnama", "Ramadhan", "Suryani", "Anggraini", "Firmansyah", "Hidayat",
        "Kurniawan", "Manurung", "Rahayu", "Syahputra", "Tarigan", "Utomo", "Yulianti",
    ];

    /// <summary>The name with this index; the first 900 differ.</summary>
    public static string At(int index)
    {
        var round = index / First.Length;
        return $"{First[index % First.Length]} {Last[((7 * index) + (11 * round)) % Last.Length]}";
    }

    /// <summary>An address out of a name.</summary>
    public static string EmailOf(string name, string domain) =>
        $"{name.ToLower(CultureInfo.InvariantCulture).Replace(' ', '.')}@{domain}";
}
