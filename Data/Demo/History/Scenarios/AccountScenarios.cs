namespace IncidentPlatform.Data.Demo.History.Scenarios;

/// <summary>Passwords, accounts, permissions.</summary>
internal static class AccountScenarios
{
    private static readonly string[] Branches = ["Branch Bandung", "Branch Surabaya", "Branch Medan", "Branch Makassar"];

    public static readonly Scenario[] All =
    [
        new("identity", "password", 14, ("service-desk", 92), ("identity-access", 8))
        {
            SubjectsId = ["[lupa|reset] password {app}", "[Tolong|Mohon] reset [password|kata sandi]", "Akun terkunci", "gak bisa login {app}", "Password expired"],
            SubjectsEn = ["[Forgot|Reset] my {app} password", "Account locked", "Cannot log in to {app}", "Password expired [today|]"],
            TextsId =
            [
                "Saya lupa [password|kata sandi] {app}, [tolong|mohon] di-reset.", "Akun saya terkunci setelah salah [password|kata sandi] {n} kali.",
                "Sudah coba [lupa password|reset sendiri] di halaman login tapi link-nya tidak [masuk|sampai].", "Password sudah kedaluwarsa dan tidak bisa diganti sendiri.",
            ],
            TextsEn =
            [
                "I forgot my {app} password, please reset it.", "My account is locked after {n} wrong attempts.",
                "The self-service reset link never arrives.", "My password expired and the change page rejects the new one.",
            ],
        },
        new("identity", "account-access", 4.5, ("identity-access", 86), ("service-desk", 9), ("hr-applications", 5))
        {
            SubjectsId = ["Akun [karyawan baru|pegawai baru] belum aktif", "akun {app} tidak bisa dipakai", "Pembuatan akun untuk staf baru", "gak bisa login {app}"],
            SubjectsEn = ["[New joiner|New employee] account not active", "{app} account disabled", "Account missing for new staff", "Cannot log in to {app}"],
            TextsId =
            [
                "Staf baru mulai [hari ini|Senin] tapi akunnya belum [ada|aktif] di direktori.", "Akun muncul [disabled|nonaktif] padahal kontrak sudah diperpanjang.",
                "Pesan: akun tidak ditemukan di domain, kode {code}.", "Setelah mutasi ke {branch} akun saya hilang dari {app}.",
            ],
            TextsEn =
            [
                "Our new colleague started [today|on Monday] but the account is not in the directory.", "The account shows as disabled although the contract was extended.",
                "It says user not found in domain, code {code}.", "After my transfer to {branch} my account vanished from {app}.",
            ],
        },
        new("identity", "permissions", 4.5, ("identity-access", 80), ("service-desk", 8), ("server-storage", 7), ("erp-finance", 5))
        {
            SubjectsId = ["Akses [menu|modul] {app} [hilang|ditolak]", "Minta [hak akses|akses] {app}", "role tidak sesuai", "akses ditolak"],
            SubjectsEn = ["[Access|Permission] denied in {app}", "Need access to {app}", "Wrong role assigned", "Access denied"],
            TextsId =
            [
                "Menu [approval|persetujuan] tidak muncul, sepertinya [role|hak akses] saya belum disesuaikan.", "Muncul pesan akses ditolak saat membuka {app}.",
                "Sejak pindah jabatan role lama masih menempel dan role baru belum ada.", "Mohon disamakan hak aksesnya dengan rekan satu tim.",
            ],
            TextsEn =
            [
                "The approval menu is gone, I think my role was not updated.", "I get access denied when opening {app}.",
                "Since my promotion the old role is still there and the new one is missing.", "Please give me the same permissions as my team mates.",
            ],
        },
        new("identity", "account-access", 3.2, ("identity-access", 78), ("service-desk", 22))
        {
            Active = (0.35, 1), Severity = Severity.Normal,
            SubjectsId = ["Kode [OTP|MFA] tidak [masuk|diterima]", "[Ganti|Reset] perangkat MFA", "authenticator error"],
            SubjectsEn = ["[MFA|OTP] code not accepted", "Reset MFA [device|token]", "Authenticator app lost"],
            TextsId =
            [
                "Ganti HP baru, aplikasi authenticator harus didaftarkan ulang.", "Kode OTP tidak pernah [masuk|sampai] sehingga login berhenti di langkah kedua.",
                "Verifikasi dua langkah terus meminta kode padahal sudah benar.",
            ],
            TextsEn =
            [
                "I have a new phone and must register the authenticator again.", "The one-time code never arrives so sign-in stops at the second step.",
                "Two-step verification keeps asking although the code is right.",
            ],
        },
        new("core-banking", "teller", 2.6, ("service-desk", 45), ("core-banking", 38), ("identity-access", 17))
        {
            Units = Branches, Severity = Severity.High,
            SubjectsId = ["[User|Akun] teller [terkunci|terblokir]", "teller gak bisa login", "Login core banking gagal"],
            SubjectsEn = ["Teller [user|account] locked", "Teller cannot log in", "Core banking login fails"],
            TextsId =
            [
                "User teller terkunci saat [buka kas|pagi hari], nasabah sudah antre.", "Login core banking [ditolak|gagal] dengan pesan user masih aktif di terminal lain.",
                "Teller {branch} [tidak bisa|gak bisa] masuk, sudah ganti [password|kata sandi] tetap sama.",
            ],
            TextsEn =
            [
                "The teller user is locked when opening the counter, customers are queueing.", "Core banking login says the user is still active on another terminal.",
                "The teller in {branch} cannot sign in, changing the password made no difference.",
            ],
        },
        new("hr-portal", "account-access", 2, ("hr-applications", 52), ("identity-access", 28), ("service-desk", 20))
        {
            SubjectsId = ["Tidak bisa [login|masuk] portal SDM", "login HR portal error", "akun portal karyawan"],
            SubjectsEn = ["Cannot [log in|sign in] to HR portal", "HR portal login error", "Employee portal account"],
            TextsId =
            [
                "Login portal karyawan [berhasil|jalan] tapi halaman kosong, profil saya tidak ada.", "Portal SDM menolak [password|kata sandi] yang sama dengan Windows.",
                "Nomor induk saya tidak dikenali oleh portal.",
            ],
            TextsEn =
            [
                "Sign-in to the employee portal works but the page is empty, my profile is missing.", "The HR portal rejects the password that Windows accepts.",
                "My employee number is not recognised by the portal.",
            ],
        },
    ];
}
