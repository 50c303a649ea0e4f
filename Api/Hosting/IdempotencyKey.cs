using System.Buffers;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using IncidentPlatform.Api.Identity;
using IncidentPlatform.Data.Incidents;
using IncidentPlatform.ServiceDefaults;
using Microsoft.AspNetCore.Http.Metadata;

namespace IncidentPlatform.Api.Hosting;

/// <summary>The header <c>Idempotency-Key</c>: names the request, so that repeating it does nothing twice.</summary>
/// <param name="Token">For the command; null when the header is missing.</param>
/// <remarks>Binders run before the body is read; this one reads it once into a buffer for the hash and winds it back.</remarks>
internal sealed record IdempotencyKey(IdempotencyToken? Token) : IEndpointParameterMetadataProvider
{
    private const string Header = "Idempotency-Key";
    private const int MaxLength = 100;

    /// <summary>Reads the header; too long is unreadable.</summary>
    public static async ValueTask<IdempotencyKey?> BindAsync(HttpContext context)
    {
        var key = context.Request.Headers[Header].ToString();
        if (key.Length == 0) return new IdempotencyKey((IdempotencyToken?)null);
        if (key.Length > MaxLength) throw new UnreadableFieldException(Header, $"At most {MaxLength} characters.");

        var user = context.RequestServices.GetRequiredService<CurrentUser>();
        return new IdempotencyKey(new IdempotencyToken(user.PersonId, key, await HashAsync(context.Request, context.RequestAborted)));
    }

    /// <summary>The token of a request whose body is too large to be hashed here.</summary>
    /// <param name="context">The request.</param>
    /// <param name="body">Says what the body was.</param>
    public static IdempotencyToken? TokenOf(HttpContext context, ReadOnlySpan<byte> body)
    {
        var key = context.Request.Headers[Header].ToString();
        if (key.Length == 0) return null;
        if (key.Length > MaxLength) throw new UnreadableFieldException(Header, $"At most {MaxLength} characters.");

        byte[] hashed = [.. Encoding.UTF8.GetBytes(LineOf(context.Request)), .. body];
        return new IdempotencyToken(context.RequestServices.GetRequiredService<CurrentUser>().PersonId, key, SHA256.HashData(hashed));
    }

    /// <inheritdoc/>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new HeaderParameter(Header, "Your name for this request: repeated with it, the request takes no second effect.", IsRequired: false));

    private static string LineOf(HttpRequest request) => $"{request.Method} {request.Path}{request.QueryString}\n";

    private static async Task<byte[]> HashAsync(HttpRequest request, CancellationToken cancel)
    {
        request.EnableBuffering(bufferThreshold: (int)ServiceDefaultsExtensions.MaxRequestBodyBytes);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(LineOf(request)));
        var buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            for (int read; (read = await request.Body.ReadAsync(buffer, cancel)) > 0;) hash.AppendData(buffer.AsSpan(0, read));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
        request.Body.Position = 0;
        return hash.GetHashAndReset();
    }
}
