using System.Globalization;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Api.Incidents;
using IncidentPlatform.Contracts.Views;

namespace IncidentPlatform.Api.Views;

/// <summary>Checks the filter of a view by reading it as the list would.</summary>
internal static class ViewFilter
{
    private const string DueWithin = "dueWithinSeconds";
    private const int MostSeconds = 366 * 24 * 3600;
    private const int MostCharacters = 500;

    private static readonly HashSet<string> Names =
        ["kind", "state", "priority", "holdReason", "groupId", "assigneeId", "serviceId", "requesterId", "major", "q", "sort", DueWithin];

    /// <summary>Messages by field; empty when all makes sense.</summary>
    public static Dictionary<string, string[]> ErrorsOf(SaveViewRequest request, CurrentUser user)
    {
        var errors = new Dictionary<string, string[]>();
        foreach (var (name, value) in request.Filter)
        {
            if (!Names.Contains(name)) errors[FieldOf(name)] = ["A list has no such parameter that could be kept."];
            else if (value is not { Length: > 0 and <= MostCharacters }) errors[FieldOf(name)] = [$"Between 1 and {MostCharacters} characters."];
        }
        if (errors.Count > 0) return errors;

        var query = new IncidentListQuery
        {
            Kind = Value("kind"),
            State = Value("state"),
            Priority = Value("priority"),
            HoldReason = Value("holdReason"),
            GroupId = IdOf("groupId"),
            AssigneeId = Value("assigneeId"),
            ServiceId = IdOf("serviceId"),
            RequesterId = Value("requesterId"),
            Words = Value("q"),
            Sort = Value("sort"),
        };
        query.ToFilter(user.PersonId, out var found);
        foreach (var (name, messages) in found) errors[FieldOf(name)] = messages;
        if (Value("major") is { } major && !bool.TryParse(major, out _)) errors[FieldOf("major")] = ["True or false."];
        if (Value(DueWithin) is { } seconds
            && !(int.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var within) && within <= MostSeconds))
        {
            errors[FieldOf(DueWithin)] = ["Seconds, up to a year."];
        }
        return errors;

        string? Value(string name) => request.Filter.GetValueOrDefault(name);

        Guid? IdOf(string name)
        {
            if (Value(name) is not { } text) return null;
            if (Guid.TryParse(text, out var id)) return id;
            errors[FieldOf(name)] = ["An id."];
            return null;
        }
    }

    private static string FieldOf(string name) => $"filter.{name}";
}
