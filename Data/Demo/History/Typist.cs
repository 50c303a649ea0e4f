using System.Text;

namespace IncidentPlatform.Data.Demo.History;

/// <summary>Makes clean sentences look typed by people in a hurry: abbreviations, slips of the finger, no capitals.</summary>
internal static class Typist
{
    private static readonly Dictionary<string, string[]> Informal = new(StringComparer.OrdinalIgnoreCase)
    {
        ["tidak"] = ["gak", "ga", "tdk", "nggak", "gk"],
        ["sudah"] = ["udah", "sdh", "udh"],
        ["yang"] = ["yg"],
        ["dengan"] = ["dgn"],
        ["bisa"] = ["bs", "bisa"],
        ["tolong"] = ["tlg", "tolong"],
        ["mohon"] = ["mhn", "mohon"],
        ["karena"] = ["krn", "soalnya"],
        ["saya"] = ["sy", "aku"],
        ["belum"] = ["blm", "belom"],
        ["sampai"] = ["sampe", "smp"],
        ["sejak"] = ["dari"],
        ["padahal"] = ["pdhl"],
        ["banyak"] = ["byk"],
        ["password"] = ["pasword", "pass", "pwd", "password"],
        ["komputer"] = ["kompi", "komp", "PC"],
        ["printer"] = ["printer", "print"],
        ["koneksi"] = ["koneksi", "konek"],
        ["please"] = ["pls", "plz"],
        ["because"] = ["bc", "cause"],
        ["cannot"] = ["cant", "can't"],
        ["you"] = ["u"],
    };

    public static string Type(string text, SyntheticRandom random)
    {
        var informal = random.Chance(0.45);
        var slips = random.Chance(0.4) ? 0.02 + random.Share() * 0.06 : 0.0;
        var words = text.Split(' ');
        for (var i = 0; i < words.Length; i++)
        {
            if (informal && random.Chance(0.75) && Informal.TryGetValue(words[i], out var shorter)) words[i] = random.Pick(shorter);
            if (random.Chance(slips)) words[i] = Slip(words[i], random);
        }

        var typed = string.Join(' ', words);
        if (random.Chance(0.22)) return typed.ToLowerInvariant();
        return random.Chance(0.015) ? typed.ToUpperInvariant() : typed;
    }

    private static string Slip(string word, SyntheticRandom random)
    {
        if (word.Length < 4 || !word.All(char.IsLetter)) return word;

        var at = 1 + random.Below(word.Length - 2);
        var builder = new StringBuilder(word);
        return random.Below(4) switch
        {
            0 => builder.Remove(at, 1).ToString(),
            1 => builder.Insert(at, word[at]).ToString(),
            2 => Swap(builder, at),
            _ => builder.Append(word[^1]).ToString(),
        };
    }

    private static string Swap(StringBuilder word, int at)
    {
        (word[at], word[at - 1]) = (word[at - 1], word[at]);
        return word.ToString();
    }
}
