namespace IncidentPlatform.Analytics.Routing;

/// <summary>A record's text as the classifier sees it: cleaned, masked, cut, split into words; the subject's words come first.</summary>
internal sealed class RoutingText
{
    private const char LastLatin = '\u024f';

    private readonly string _subject;
    private readonly string _description;
    private readonly List<Range> _words = [];

    private RoutingText(string subject, string description, string[] facts)
    {
        (_subject, _description, Facts) = (subject, description, facts);
        TermReader.Split(subject, _words);
        SubjectWords = _words.Count;
        TermReader.Split(description, _words);
    }

    public IReadOnlyList<Range> Words => _words;

    /// <summary>How many of <see cref="Words"/> belong to the subject.</summary>
    public int SubjectWords { get; }

    /// <summary>Facts as terms: <c>service=core-banking</c>.</summary>
    public IReadOnlyList<string> Facts { get; }

    /// <summary>Whether most letters stand in a script that neither of the platform's languages uses.</summary>
    public bool IsForeignScript
    {
        get
        {
            var (letters, foreign) = (0, 0);
            foreach (var character in _subject.AsSpan()) Count(character);
            foreach (var character in _description.AsSpan()) Count(character);
            return foreign * 2 > letters;

            void Count(char character)
            {
                if (!char.IsLetter(character)) return;

                letters++;
                if (character > LastLatin) foreign++;
            }
        }
    }

    public static RoutingText From(RoutingInput input)
    {
        var facts = new string[input.Facts.Count];
        for (var i = 0; i < facts.Length; i++)
        {
            var fact = $"{input.Facts[i].Kind}={TextCleaner.Clean(input.Facts[i].Value)}";
            facts[i] = fact.Length > TermReader.LongestWord ? fact[..TermReader.LongestWord] : fact;
        }

        return new RoutingText(TextCleaner.Clean(input.Subject), TextCleaner.Clean(input.Description), facts);
    }

    public ReadOnlySpan<char> Word(int index) => (index < SubjectWords ? _subject : _description).AsSpan(_words[index]);

    /// <summary>The word or the fact that a term stands for.</summary>
    /// <param name="part">A number of a word, or <see cref="TermReader.FactPart"/> of a fact.</param>
    public string Part(int part) => part >= 0 ? Word(part).ToString() : Facts[TermReader.FactPart(part)];
}
