using System.Collections.Frozen;

namespace IncidentPlatform.Analytics.Routing;

/// <summary>Words of both languages that carry no topic. They stay features (harmless there) but neither count as known text nor explain.</summary>
internal static class StopWords
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words = Build()
        .GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Contains(ReadOnlySpan<char> word) => word.Length < 2 || Words.Contains(word);

    private static FrozenSet<string> Build() =>
        """
        ada adalah agar aja akan aku anda apa apakah atas atau bagaimana bagi bahwa banyak baru beberapa belum bisa boleh buat
        bukan cara coba dalam dan dapat dari dengan di dgn dong dulu gak ga gimana hal hanya harus hari ini itu jadi jam jika
        juga kak kalau kalo kami kantor karena kayak ke kemarin kembali kenapa kepada ketika kita kok krn lagi lain lalu lewat
        maka masih masalah mau melalui membantu mereka min minta mohon muncul namun nya oleh ok pada padahal pagi pak para
        pas per perlu pernah pun saat saja sama sampai sangat saya sdh seperti sebagai sebelum sebelumnya secara sedang sejak
        sekali selalu semua seperti sering serta setelah siang sih sore spt sudah suka supaya sy tadi tanpa tapi tdk telah
        tentang terima terus tetap tetapi tidak tiap tim tlg tolong trus tsb udah untuk utk waktu yaitu yang ya yg kasih bantu
        dibantu segera baik bapak ibu bu terjadi begitu biasa biasanya bikin dari nih deh kan mas mbak
        a about after again all also always am an and any anyone are as ask at be because been before but by can cannot could
        did do does doing down during each for from get gets getting had has have having he hello help her here hi his how i if in
        into is it its just keep keeps know like me more most my need no not now of off on once only or other our out over
        please pls same she should since so some still such than thanks that the their them then there these they this those to
        today too try tried up urgent us very want was we were what when where which while who why will with would yes
        yesterday you your t s don didn doesn isn won can morning afternoon team issue problem
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
