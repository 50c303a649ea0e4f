using System.Reflection;
using System.Text.Json.Nodes;
using NodaTime;

namespace IncidentPlatform.Api.Tests.Hosting;

/// <summary>A readable body for any request contract: what it requires, and nothing else.</summary>
internal static class SampleBody
{
    /// <param name="contract">A record of <c>Contracts</c>.</param>
    /// <param name="id">What every id in it is.</param>
    public static JsonObject Of(Type contract, Guid id)
    {
        var body = new JsonObject();
        var constructor = contract.GetConstructors().OrderByDescending(candidate => candidate.GetParameters().Length).First();
        foreach (var parameter in constructor.GetParameters().Where(parameter => !parameter.HasDefaultValue))
            body[System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!)] = ValueOf(parameter.ParameterType, parameter, id);
        return body;
    }

    private static JsonNode? ValueOf(Type type, ParameterInfo parameter, Guid id) => type switch
    {
        _ when type == typeof(string) => parameter.Name!.Contains("email", StringComparison.OrdinalIgnoreCase) ? "somebody@test.example" : "Some words",
        _ when type == typeof(Guid) || type == typeof(Guid?) => id.ToString(),
        _ when type == typeof(int) || type == typeof(long) || type == typeof(double) => 2,
        _ when type == typeof(bool) => true,
        _ when type == typeof(Instant) => "2026-03-03T02:00:00Z",
        { IsEnum: true } => Enum.GetNames(type)[0],
        _ when typeof(System.Collections.IEnumerable).IsAssignableFrom(type) && type.Name.Contains("Dictionary", StringComparison.Ordinal) => new JsonObject(),
        _ when typeof(System.Collections.IEnumerable).IsAssignableFrom(type) => new JsonArray(),
        _ when Nullable.GetUnderlyingType(type) is not null => null,
        _ => Of(type, id),
    };
}
