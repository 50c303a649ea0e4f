using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace IncidentPlatform.Api.Hosting;

/// <summary>The header <c>If-Match</c>: which version the caller changed. Bound from <c>3</c> or <c>"3"</c>.</summary>
/// <param name="Version">The version; null when the header is missing: answer 428.</param>
internal sealed record IfMatch(int? Version) : IEndpointParameterMetadataProvider
{
    private const string Header = "If-Match";

    /// <summary>Reads the header; anything but a version is unreadable.</summary>
    public static ValueTask<IfMatch?> BindAsync(HttpContext context)
    {
        var text = context.Request.Headers.IfMatch.ToString();
        if (text.Length == 0) return ValueTask.FromResult<IfMatch?>(new IfMatch((int?)null));
        if (text.Length > 2 && text[0] == '"' && text[^1] == '"') text = text[1..^1];

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? ValueTask.FromResult<IfMatch?>(new IfMatch(version))
            : throw new UnreadableFieldException(Header, "Send the version of the record, such as \"3\".");
    }

    /// <inheritdoc/>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new HeaderParameter(Header, "The version that you changed.", IsRequired: true));
}
