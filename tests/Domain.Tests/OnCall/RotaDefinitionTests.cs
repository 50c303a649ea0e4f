using IncidentPlatform.Domain.Calendars;
using IncidentPlatform.Domain.OnCall;
using NodaTime;
using static IncidentPlatform.Domain.Tests.OnCall.Rotas;

namespace IncidentPlatform.Domain.Tests.OnCall;

public sealed class RotaDefinitionTests
{
    private const string Zone = "Asia/Jakarta";

    [Fact]
    public void A_sound_definition_has_no_problems() => Assert.Empty(new RotaDefinition(Zone, [Weekly()]).Validate());

    [Fact]
    public void A_zone_that_does_not_exist_is_named() => AssertProblem("zone", CalendarProblemCodes.UnknownZone, new("Asia/Atlantis", [Weekly()]));

    [Fact]
    public void A_rota_needs_a_layer() => AssertProblem("layers", RotaProblemCodes.LayerCount, new(Zone, []));

    [Fact]
    public void Layers_need_ids_of_their_own() =>
        AssertProblem("layers[1].id", RotaProblemCodes.DuplicateLayer, new(Zone, [Weekly(), Weekly()]));

    [Fact]
    public void A_layer_needs_somebody() =>
        AssertProblem("layers[0].personIds", RotaProblemCodes.TurnCount, new(Zone, [Weekly() with { PersonIds = [] }]));

    [Theory]
    [InlineData(0)]
    [InlineData(-7)]
    [InlineData(367)]
    public void A_turn_lasts_a_day_to_a_year(int days) =>
        AssertProblem("layers[0].rotationDays", RotaProblemCodes.RotationOutOfRange, new(Zone, [Weekly() with { RotationDays = days }]));

    [Fact]
    public void A_start_in_another_age_is_named() =>
        AssertProblem("layers[0].startsOn", RotaProblemCodes.StartOutOfRange, new(Zone, [Weekly() with { StartsOn = new LocalDate(1, 1, 1) }]));

    [Fact]
    public void Hours_of_duty_name_their_day() => AssertProblem(
        "layers[0].week[2][0]", CalendarProblemCodes.OpeningEndsBeforeItStarts,
        new(Zone, [Weekly() with { Week = [[], [], [Opening.Parse("12:00", "08:00")], [], [], [], []] }]));

    [Fact]
    public void A_definition_with_problems_is_not_compiled() =>
        Assert.Throws<ArgumentException>(() => OnCallRota.Compile(new RotaDefinition(Zone, []), []));

    private static void AssertProblem(string path, string code, RotaDefinition definition) =>
        Assert.Contains(new RotaProblem(path, code), definition.Validate());
}
