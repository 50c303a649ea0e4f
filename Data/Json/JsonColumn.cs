using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace IncidentPlatform.Data.Json;

/// <summary>Values kept as <c>jsonb</c> and read as a whole.</summary>
internal static class JsonColumn
{
    /// <summary>How values are written: camelCase, enums by name, instants as ISO 8601.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>Maps a property to a <c>jsonb</c> column. The value is treated as immutable or replaced as a whole.</summary>
    public static PropertyBuilder<T> HasJson<T>(this PropertyBuilder<T> property) => property
        .HasColumnType("jsonb")
        .HasConversion(
            value => JsonSerializer.Serialize(value, Options),
            json => JsonSerializer.Deserialize<T>(json, Options)!,
            new ValueComparer<T>(
                (left, right) => JsonSerializer.Serialize(left, Options) == JsonSerializer.Serialize(right, Options),
                value => JsonSerializer.Serialize(value, Options).GetHashCode(StringComparison.Ordinal),
                value => value));

    private static JsonSerializerOptions Create()
    {
        // jsonb keeps its keys in an order of its own, so that the type's name need not come first.
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { AllowOutOfOrderMetadataProperties = true };
        options.Converters.Add(new JsonStringEnumConverter());
        options.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);
        return options;
    }
}
