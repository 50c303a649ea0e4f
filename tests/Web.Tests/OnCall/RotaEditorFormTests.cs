using IncidentPlatform.Contracts.OnCall;
using IncidentPlatform.Domain.OnCall;
using IncidentPlatform.Web.Components.OnCall;
using NodaTime;

namespace IncidentPlatform.Web.Tests.OnCall;

public sealed class RotaEditorFormTests
{
    private static readonly LocalDate Thursday = new(2026, 3, 5);
    private static readonly OnCallPersonResponse Ayu = new(Guid.NewGuid(), "Ayu");
    private static readonly OnCallPersonResponse Bima = new(Guid.NewGuid(), "Bima");

    [Fact]
    public void What_was_loaded_is_sent_unchanged()
    {
        string[][] day = [["08:00", "12:00"], ["13:00", "24:00"]];
        var layer = new OnCallLayerResponse(
            Guid.NewGuid(), "Weekly", [Ayu, Bima, Ayu], new LocalDate(2026, 3, 2), new LocalTime(8, 30), 14, [day, day, day, day, day, [], []], HolidayDuty.Off);
        var rota = new RotaResponse(
            Guid.NewGuid(), Guid.NewGuid(), "Network", "Asia/Jakarta", Guid.NewGuid(), "Office", [layer], 3, default, "", new RotaWarningsResponse(0, 0, [], []));
        var errors = new List<string>();

        var sent = RotaEditorForm.Of(rota).ToRequest(errors);

        Assert.Empty(errors);
        Assert.Equal((rota.GroupId, rota.Zone, rota.CalendarId), (sent.GroupId, sent.Zone, sent.CalendarId));
        var back = Assert.Single(sent.Layers);
        Assert.Equal(
            (layer.Id, "Weekly", layer.StartsOn, layer.HandOverAt, 14, HolidayDuty.Off),
            (back.Id!.Value, back.Name, back.StartsOn, back.HandOverAt, back.RotationDays, back.Holidays));
        Assert.Equal([Ayu.Id, Bima.Id, Ayu.Id], back.PersonIds);
        Assert.Equal(day, back.Week![0]);
        Assert.Empty(back.Week[6]);
    }

    [Fact]
    public void A_new_rota_begins_on_this_weeks_monday() =>
        Assert.Equal("2026-03-02", RotaEditorForm.New(Guid.NewGuid(), "Asia/Jakarta", Thursday, "Weekly").Layers![0].StartsOn);

    [Fact]
    public void Empty_turns_are_left_out_and_more_are_offered()
    {
        var form = RotaEditorForm.New(Guid.NewGuid(), "Asia/Jakarta", Thursday, "Weekly");
        form.Layers![0].Turns = ["", Ayu.Id.ToString(), "", Bima.Id.ToString()];

        Assert.Equal([Ayu.Id, Bima.Id], form.ToRequest([]).Layers[0].PersonIds);
        Assert.Equal([Ayu.Id.ToString(), Bima.Id.ToString(), null, null], form.Layers[0].Shown);
    }

    [Fact]
    public void Buttons_add_and_remove_layers_and_keep_what_was_typed()
    {
        var form = RotaEditorForm.New(Guid.NewGuid(), "Asia/Jakarta", Thursday, "Weekly");
        form.Layers![0].Name = "Typed";

        form.Do = RotaEditorForm.AddLayer;
        Assert.True(form.Rearrange(Thursday, "Back-up"));
        Assert.Equal(["Typed", "Back-up"], form.Layers.Select(layer => layer.Name));
        form.Do = $"{RotaEditorForm.RemoveLayer}0";
        Assert.True(form.Rearrange(Thursday, "Back-up"));
        Assert.Equal(["Back-up"], form.Layers.Select(layer => layer.Name));
    }

    [Theory]
    [InlineData("remove-layer-7")]
    [InlineData("remove-layer--1")]
    [InlineData("more-turns-x")]
    [InlineData("save")]
    public void A_button_of_a_layer_that_is_gone_changes_nothing(string button)
    {
        var form = RotaEditorForm.New(Guid.NewGuid(), "Asia/Jakarta", Thursday, "Weekly");
        form.Do = button;

        Assert.False(form.Rearrange(Thursday, "Back-up"));
        Assert.Single(form.Layers!);
    }

    [Fact]
    public void What_is_no_date_or_time_is_named()
    {
        var form = RotaEditorForm.New(Guid.NewGuid(), "Asia/Jakarta", Thursday, "Weekly");
        (form.Layers![0].StartsOn, form.Layers[0].HandOverAt) = ("soon", "25:00");
        var errors = new List<string>();

        form.ToRequest(errors);

        Assert.Equal(["layers[0].startsOn", "layers[0].handOverAt"], errors);
    }
}
