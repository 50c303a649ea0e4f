namespace IncidentPlatform.Data.Demo.History.Scenarios;

/// <summary>Laptops, peripherals, software, how-to.</summary>
internal static class WorkplaceScenarios
{
    public static readonly Scenario[] All =
    [
        new("workplace", "laptop-desktop", 5, ("end-user-devices", 84), ("service-desk", 16))
        {
            SubjectsId = ["Laptop [mati total|tidak menyala|gak mau nyala]", "[Layar|Baterai] laptop [rusak|bermasalah]", "laptop bluescreen", "Laptop error"],
            SubjectsEn = ["Laptop [does not start|is dead]", "Laptop [screen|battery] broken", "Blue screen", "Laptop problem"],
            TextsId =
            [
                "Laptop {device} [mati total|tidak mau menyala] walaupun sudah dicharge.", "Muncul layar biru dengan kode {code} lalu restart sendiri.",
                "Baterai [cepat habis|kembung] dan engsel layar longgar.", "Keyboard beberapa tombol tidak [berfungsi|jalan] dan ada garis di layar.",
            ],
            TextsEn =
            [
                "My {device} laptop does not turn on even when charging.", "A blue screen with code {code} appears and it restarts by itself.",
                "The battery drains within an hour and the hinge is loose.", "Several keys do not work and there is a line across the screen.",
            ],
        },
        new("workplace", "laptop-desktop", 4, ("service-desk", 62), ("end-user-devices", 32), ("server-storage", 3), ("network", 3))
        {
            SubjectsId = ["[Laptop|Komputer|PC] [lambat|lemot]", "komputer lemot banget", "lambat sekali", "Laptop hang"],
            SubjectsEn = ["[Laptop|Computer|PC] very slow", "Everything is slow", "PC freezes", "slow"],
            TextsId =
            [
                "Komputer [lambat|lemot] sejak {since}, buka {app} saja bisa {n} menit.", "Laptop sering hang kalau buka banyak aplikasi.",
                "Disk selalu 100% dan kipas berisik.", "Semua terasa lambat padahal sudah restart.",
            ],
            TextsEn =
            [
                "My computer is slow since {since}, opening {app} takes {n} minutes.", "The laptop hangs when several applications are open.",
                "The disk is at 100% all the time and the fan is loud.", "Everything feels slow even after a restart.",
            ],
        },
        new("workplace", "peripherals", 3.4, ("end-user-devices", 70), ("service-desk", 30))
        {
            Severity = Severity.Low,
            SubjectsId = ["[Mouse|Keyboard|Monitor|Headset|Webcam] [rusak|tidak terdeteksi]", "monitor kedua tidak tampil", "Docking [station|] bermasalah"],
            SubjectsEn = ["[Mouse|Keyboard|Monitor|Headset|Webcam] [broken|not detected]", "Second monitor stays black", "Docking station issue"],
            TextsId =
            [
                "[Mouse|Keyboard|Headset|Webcam] tidak terdeteksi di laptop {device}.", "Monitor kedua [hitam|tidak tampil] lewat docking.",
                "Sudah tukar kabel dan port USB tetap tidak [jalan|berfungsi].", "Suara headset putus-putus saat rapat.",
            ],
            TextsEn =
            [
                "The [mouse|keyboard|headset|webcam] is not detected on my {device}.", "The second monitor stays black through the dock.",
                "I swapped cable and USB port, no change.", "The headset sound breaks up in meetings.",
            ],
        },
        new("workplace", "software", 5, ("service-desk", 68), ("end-user-devices", 28), ("security", 4))
        {
            Severity = Severity.Low, Questions = 0.2,
            SubjectsId = ["[Install|Instal] {software}", "{software} [error|tidak bisa dibuka]", "Update {software} gagal", "minta software"],
            SubjectsEn = ["[Install|Installation of] {software}", "{software} [crashes|does not open]", "{software} update fails", "Software needed"],
            TextsId =
            [
                "[Tolong|Mohon] diinstal {software} di laptop {device} saya.", "{software} langsung tertutup setelah update, kode {code}.",
                "Lisensi {software} [habis|tidak aktif] dan minta aktivasi.", "Butuh hak admin untuk memasang {software}.",
            ],
            TextsEn =
            [
                "Please install {software} on my {device}.", "{software} closes right after the update, code {code}.",
                "The {software} licence is not active and asks for activation.", "Admin rights are needed to install {software}.",
            ],
        },
        new("workplace", "how-to", 10.5, ("service-desk", 95), ("email-collaboration", 5))
        {
            Severity = Severity.Low, Questions = 0.9,
            SubjectsId = ["[Cara|Bagaimana] [ganti|mengatur] {feature}", "Tanya soal {app}", "nanya dong", "Panduan {app}"],
            SubjectsEn = ["How to [set up|change] {feature}", "Question about {app}", "Quick question", "Guide for {app}"],
            TextsId =
            [
                "Bagaimana cara [mengatur|mengganti] {feature} di {app}?", "Apakah ada [panduan|buku petunjuk] untuk {app}?",
                "Mau tanya, {feature} itu diatur di mana ya?", "Siapa yang harus dihubungi untuk {feature}?",
            ],
            TextsEn =
            [
                "How do I [set up|change] {feature} in {app}?", "Is there a guide for {app}?", "Where do I find {feature}?", "Who is responsible for {feature}?",
            ],
        },
        new("workplace", "other", 7.5, ("service-desk", 88), ("end-user-devices", 12))
        {
            Severity = Severity.Low, Questions = 0.3,
            SubjectsId = ["[Tolong dong|Mohon bantuan]", "[Status|Update] tiket saya", "Pindah meja", "urgent", "Peminjaman [proyektor|laptop]"],
            SubjectsEn = ["Please help", "[Status|Update] of my ticket", "Desk move", "urgent", "[Projector|Laptop] loan"],
            TextsId =
            [
                "Mau tanya [status|perkembangan] tiket yang kemarin nomor {code}.", "Kami pindah ke lantai {floor}, mohon dibantu pindahkan perangkat.",
                "Butuh [proyektor|laptop pinjaman] untuk acara hari {day}.", "Telepon meja ekstensi {n}{n}{n} tidak ada nada.",
            ],
            TextsEn =
            [
                "What is the status of my ticket {code} from yesterday?", "We move to floor {floor}, please help to move the equipment.",
                "We need a [projector|loan laptop] for an event on {day}.", "The desk phone at extension {n}{n}{n} has no tone.",
            ],
        },
        new("workplace", "laptop-desktop", 2.2, ("end-user-devices", 66), ("security", 18), ("service-desk", 16))
        {
            Active = (0.5, 1),
            SubjectsId = ["Laptop minta [BitLocker|recovery key]", "layar biru minta kunci pemulihan", "Enkripsi disk"],
            SubjectsEn = ["[BitLocker|Recovery key] prompt", "Blue page asks for a recovery key", "Disk encryption"],
            TextsId =
            [
                "Setelah update laptop meminta kunci pemulihan BitLocker.", "Enkripsi disk [berhenti|macet] di {n}0 persen.", "Laptop {device} tidak lanjut boot, minta recovery key.",
            ],
            TextsEn =
            [
                "After the update the laptop asks for the BitLocker recovery key.", "Disk encryption is stuck at {n}0 percent.", "The {device} does not boot, it wants a recovery key.",
            ],
        },
    ];
}
