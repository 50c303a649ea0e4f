using IncidentPlatform.Data.Demo.History.Scenarios;

namespace IncidentPlatform.Data.Demo.History;

/// <summary>Writes subject and description of a record the way its channel makes people write.</summary>
internal static class MessageWriter
{
    public const string Indonesian = "id";
    public const string English = "en";
    public const string Mixed = "mixed";

    /// <param name="other">Draws another matter of the same time, to be mentioned in passing.</param>
    public static (string Subject, string Description) Write(
        Scenario scenario, string group, string language, string channel, string unit, Func<Scenario> other, SyntheticRandom random)
    {
        var vague = random.Chance(0.16);
        var subject = vague
            ? Line(random.Pick(Pick(Asides.VagueId, Asides.VagueEn, language, random)))
            : Line(random.Pick(Pick(scenario.SubjectsId, scenario.SubjectsEn, language, random)));

        // Some write everything into the subject; they never do so when it says nothing.
        if (!vague && random.Chance(0.07)) return (subject, random.Chance(0.5) ? "" : subject);

        var sentences = Sentences(scenario, group, language, unit, other, random);
        return (subject, channel switch
        {
            "Email" => Mail(sentences, language, unit, random),
            "Phone" => Line($"{random.Pick(Pick(Asides.NotesId, Asides.NotesEn, language, random))} {string.Join(' ', sentences)}"),
            _ => Line(string.Join(' ', sentences)),
        });

        string Line(string pattern) => Typist.Type(Phrase.Write(pattern, random, unit), random);
    }

    private static List<string> Sentences(Scenario scenario, string group, string language, string unit, Func<Scenario> other, SyntheticRandom random)
    {
        var sentences = new List<string>();
        Add(Texts(scenario));
        if (random.Chance(0.4)) Add(Texts(scenario));

        // The pointer is now and then one to the wrong group: people guess.
        if (random.Chance(0.7))
        {
            var pointed = random.Chance(0.05) ? random.Pick(SyntheticCatalog.Groups).Key : group;
            var (id, en) = Asides.Pointers[pointed];
            Add(Pick(id, en, language, random));
        }

        if (random.Chance(0.06)) Add(Texts(other()));
        for (var i = random.Below(3); i > 0; i--) Add(Pick(Asides.FillersId, Asides.FillersEn, language, random));
        if (random.Chance(0.25)) (sentences[0], sentences[^1]) = (sentences[^1], sentences[0]);
        return sentences;

        string[] Texts(Scenario of) => Pick(of.TextsId, of.TextsEn, language, random);

        void Add(string[] patterns)
        {
            var sentence = Phrase.Write(random.Pick(patterns), random, unit);
            if (!sentences.Contains(sentence)) sentences.Add(sentence);
        }
    }

    private static string Mail(List<string> sentences, string language, string unit, SyntheticRandom random)
    {
        var lines = new List<string>();
        if (random.Chance(0.8)) lines.Add(random.Pick(Pick(Asides.GreetingsId, Asides.GreetingsEn, language, random)) + "\n");
        lines.Add(Typist.Type(string.Join(' ', sentences), random));
        if (random.Chance(0.75)) lines.Add($"\n{random.Pick(Pick(Asides.SignOffsId, Asides.SignOffsEn, language, random))}\n{unit}\next. {1000 + random.Below(9000)}");
        if (random.Chance(0.12)) lines.Add($"\n-----Original Message-----\nFrom: servicedesk@demo.example\n> {Phrase.Write(random.Pick(Asides.FillersEn), random, unit)}");
        return string.Join('\n', lines);
    }

    private static string[] Pick(string[] indonesian, string[] english, string language, SyntheticRandom random) => language switch
    {
        Indonesian => indonesian,
        English => english,
        _ => random.Chance(0.6) ? indonesian : english,
    };
}
