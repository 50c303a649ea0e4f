using IncidentPlatform.Analytics.Routing;

namespace IncidentPlatform.Analytics.Decisions;

/// <summary>Why the classifier did not decide: the code is stored with the decision, the sentence stands on the timeline.</summary>
internal static class RoutingNotes
{
    public const string Off = "off";
    public const string NoModel = "no-model";
    public const string ModelDamaged = "model-damaged";
    public const string GroupsInactive = "groups-inactive";
    public const string TooSlow = "too-slow";

    /// <summary>In the organization's language; null where the outcome says all.</summary>
    public static string? Sentence(string? code, string locale) => (code, locale) switch
    {
        (NoModel, "id") => "Belum ada model klasifikasi; aturan kategori yang menentukan.",
        (NoModel, _) => "There is no classification model yet; the category rule decided.",
        (ModelDamaged, "id") => "Model klasifikasi rusak sehingga tidak digunakan; aturan kategori yang menentukan.",
        (ModelDamaged, _) => "The classification model is damaged and was not used; the category rule decided.",
        (GroupsInactive, "id") => "Grup yang diprediksi tidak aktif; aturan kategori yang menentukan.",
        (GroupsInactive, _) => "The predicted groups are inactive; the category rule decided.",
        (TooSlow, "id") => "Klasifikasi tidak selesai pada waktunya; aturan kategori yang menentukan.",
        (TooSlow, _) => "The classifier did not answer in time; the category rule decided.",
        (AbstainReasons.TooShort, "id") => "Teks terlalu singkat untuk diklasifikasi; aturan kategori yang menentukan.",
        (AbstainReasons.TooShort, _) => "The text says too little to be classified; the category rule decided.",
        (AbstainReasons.UnknownWords, "id") => "Sebagian besar kata belum dikenal; aturan kategori yang menentukan.",
        (AbstainReasons.UnknownWords, _) => "Most words are unknown; the category rule decided.",
        (AbstainReasons.UnknownLanguage, "id") => "Bahasa teks tidak dikenal; aturan kategori yang menentukan.",
        (AbstainReasons.UnknownLanguage, _) => "The text is in a language that is not known; the category rule decided.",
        _ => null,
    };

    /// <summary>That the category's rule goes before the classifier.</summary>
    public static string Binding(string locale) => locale == "id"
        ? "Aturan kategori ini mengikat dan mendahului klasifikasi."
        : "The rule of this category is binding and goes before the classifier.";

    /// <summary>Why a record goes to the group of a major incident.</summary>
    public static string Major(string number, bool isAlike, string locale) => (isAlike, locale) switch
    {
        (true, "id") => $"Sangat mirip dengan insiden mayor {number} yang masih terbuka.",
        (true, _) => $"Very much like the open major incident {number}.",
        (false, "id") => $"Menyangkut layanan yang terkena insiden mayor {number} yang masih terbuka.",
        (false, _) => $"About a service that the open major incident {number} concerns.",
    };
}
