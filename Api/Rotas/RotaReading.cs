using IncidentPlatform.Api.Sla;
using IncidentPlatform.Contracts.OnCall;
using IncidentPlatform.Data;
using IncidentPlatform.Domain.Calendars;
using IncidentPlatform.Domain.OnCall;
using Microsoft.EntityFrameworkCore;

namespace IncidentPlatform.Api.Rotas;

/// <summary>Reads a rota as a caller writes it, and names what is wrong with it.</summary>
internal static class RotaReading
{
    /// <summary>The definition; null when <paramref name="errors"/> has entries.</summary>
    /// <param name="request">As written.</param>
    /// <param name="db">Knows the organization's people and calendars.</param>
    /// <param name="errors">Messages by field.</param>
    /// <param name="cancel">Ends the wait.</param>
    public static async Task<RotaDefinition?> ReadAsync(
        SaveRotaRequest request, PlatformDbContext db, Dictionary<string, string[]> errors, CancellationToken cancel)
    {
        if (request.CalendarId is { } calendar && !await db.Calendars.AnyAsync(row => row.Id == calendar && row.IsActive, cancel))
            errors["calendarId"] = ["This calendar does not exist."];

        var definition = new RotaDefinition(
            request.Zone, [.. request.Layers.Take(RotaDefinition.MostLayers + 1).Select((layer, index) => LayerOf(layer, $"layers[{index}].", errors))]);
        foreach (var problem in definition.Validate()) errors[problem.Path] = [SentenceOf(problem.Code)];
        if (errors.Count > 0) return null;

        await CheckPeopleAsync(definition, db, errors, cancel);
        return errors.Count > 0 ? null : definition;
    }

    private static OnCallLayer LayerOf(OnCallLayerRequest layer, string path, Dictionary<string, string[]> errors)
    {
        if (string.IsNullOrWhiteSpace(layer.Name)) errors[$"{path}name"] = ["Give the layer a name."];
        // The zone is the rota's and is checked there.
        var ofHours = new Dictionary<string, string[]>();
        var hours = layer.Week is null ? null : CalendarReading.Read(path, "UTC", layer.Week, null, ofHours)?.Week;
        foreach (var (field, messages) in ofHours) errors[field] = messages;
        return new OnCallLayer(
            layer.Id ?? Guid.CreateVersion7(), layer.Name.Trim(), layer.PersonIds, layer.StartsOn, layer.HandOverAt, layer.RotationDays, hours, layer.Holidays);
    }

    // Somebody who is no member of the group is a warning only; somebody whom the organization does not know is a mistake.
    private static async Task CheckPeopleAsync(
        RotaDefinition definition, PlatformDbContext db, Dictionary<string, string[]> errors, CancellationToken cancel)
    {
        var wanted = definition.Layers.SelectMany(layer => layer.PersonIds).Distinct().ToArray();
        var known = await db.PersonCards.Where(card => wanted.Contains(card.PersonId)).Select(card => card.PersonId).ToListAsync(cancel);
        for (var index = 0; index < definition.Layers.Count; index++)
        {
            if (definition.Layers[index].PersonIds.Except(known).Any())
                errors[$"layers[{index}].personIds"] = ["Somebody of this layer is not known to the organization."];
        }
    }

    private static string SentenceOf(string code) => code switch
    {
        CalendarProblemCodes.UnknownZone => "This time zone does not exist.",
        CalendarProblemCodes.CalendarNeverOpens => "The layer is never on duty.",
        RotaProblemCodes.LayerCount => $"A rota has 1 to {RotaDefinition.MostLayers} layers.",
        RotaProblemCodes.DuplicateLayer => "Two layers have one id.",
        RotaProblemCodes.TurnCount => $"A layer has 1 to {OnCallLayer.MostTurns} turns.",
        RotaProblemCodes.RotationOutOfRange => $"A turn lasts 1 to {OnCallLayer.MostRotationDays} days.",
        RotaProblemCodes.StartOutOfRange => "The first hand-over lies between 1970 and 2150.",
        _ => code,
    };
}
