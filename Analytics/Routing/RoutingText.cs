namespace IncidentPlatform.Analytics.Routing;

/// <summary>A record's text as the classifier sees it: cleaned, cut, split into words; the subject's words come first.</summary>
internal sealed class RoutingText
{
    private readonly string _subject;
    private readonly string _description;
    private readonly List<Range> _words = [];

    private RoutingText(string subject, string description, string unit)
    {
        (_subject, _description, Unit) = (subject, description, unit);
        TermReader.Split(subject, _words);
        SubjectWords = _words.Count;
        TermReader.Split(description, _words);
    }

    public IReadOnlyList<Range> Words => _words;

    /// <summary>How many of <see cref="Words"/> belong to the subject.</summary>
    public int SubjectWords { get; }

    /// <summary>The consumer's unit in lower case; empty when not known.</summary>
    public string Unit { get; }

    public static RoutingText From(string? subject, string? description, string? unit) =>
        new(TextCleaner.Clean(subject), TextCleaner.Clean(description), TextCleaner.Clean(unit));

    public ReadOnlySpan<char> Word(int index) => (index < SubjectWords ? _subject : _description).AsSpan(_words[index]);
}
