using IncidentPlatform.Data.Demo.History;
using IncidentPlatform.Data.Demo.History.Scenarios;

namespace IncidentPlatform.Analytics.Tests.History;

public sealed class PhraseTests
{
    [Fact]
    public void One_alternative_is_written_and_every_one_can_be()
    {
        var random = new SyntheticRandom(1);

        var written = Enumerable.Range(0, 200).Select(_ => Phrase.Write("a [b|c [d|e]|]", random, "Finance")).Distinct().Order();

        Assert.Equal(["a", "a b", "a c d", "a c e"], written);
    }

    [Fact]
    public void A_slot_takes_a_value() => Assert.Equal("for Finance", Phrase.Write("for {unit}", new SyntheticRandom(1), "Finance"));

    [Theory]
    [InlineData("[a|b")]
    [InlineData("[a|[b]")]
    [InlineData("{unit")]
    public void What_is_not_closed_is_refused(string pattern) =>
        Assert.Throws<FormatException>(() => Phrase.Write(pattern, new SyntheticRandom(1), "Finance"));

    [Fact]
    public void Every_pattern_of_the_history_can_be_written()
    {
        var random = new SyntheticRandom(5);
        var patterns = AllScenarios.List.SelectMany(s => new[] { s.SubjectsId, s.SubjectsEn, s.TextsId, s.TextsEn })
            .Concat(Asides.Pointers.Values.SelectMany(p => new[] { p.Id, p.En }))
            .Concat([Asides.FillersId, Asides.FillersEn, Asides.VagueId, Asides.VagueEn]).SelectMany(all => all);

        Assert.All(patterns.SelectMany(p => Enumerable.Repeat(p, 10)), pattern =>
        {
            var text = Phrase.Write(pattern, random, "Finance");
            Assert.NotEmpty(text);
            Assert.DoesNotContain(text, character => character is '[' or ']' or '{' or '}' or '|');
        });
    }

    [Fact]
    public void Scenarios_name_what_the_catalog_has()
    {
        var groups = SyntheticCatalog.Groups.Select(g => g.Key).ToHashSet();

        Assert.All(AllScenarios.List, scenario =>
        {
            Assert.Contains(SyntheticCatalog.Services, s => s.Key == scenario.Service);
            Assert.Contains(SyntheticCatalog.Categories, c => c.Key == scenario.Category);
            Assert.All(scenario.Resolvers.Concat(scenario.Later?.Resolvers ?? []), r => Assert.Contains(r.Group, groups));
            Assert.All(scenario.Units, unit => Assert.Contains(unit, SyntheticCatalog.Units));
        });
        Assert.Equal(groups.Order(), AllScenarios.Confusions.Keys.Order());
        Assert.Equal(groups.Order(), Asides.Pointers.Keys.Order());
        Assert.All(AllScenarios.Confusions, pair => Assert.DoesNotContain(pair.Key, pair.Value));
        Assert.Empty(AllScenarios.Confusions.Values.SelectMany(v => v).Except(groups));
    }

    [Fact]
    public void Default_groups_and_services_of_categories_exist() => Assert.All(SyntheticCatalog.Categories, category =>
    {
        Assert.Contains(SyntheticCatalog.Groups, g => g.Key == category.DefaultGroupKey);
        Assert.Contains(SyntheticCatalog.Services, s => s.Key == category.ServiceKey);
    });
}
