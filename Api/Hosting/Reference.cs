using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.OpenApi;
using NodaTime;
using Scalar.AspNetCore;

namespace IncidentPlatform.Api.Hosting;

/// <summary>The description of the API at <c>/openapi/v1.json</c>, and a page to browse it at <c>/reference</c>.</summary>
internal static class Reference
{
    private const string Scheme = "Bearer";

    /// <summary>Describes tokens, headers and instants, which the framework does not see by itself.</summary>
    public static void AddReference(this WebApplicationBuilder builder) => builder.Services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "IncidentPlatform",
                Version = "v1",
                Description = "Submit, route, work, measure: every call of the platform. Sign in with POST /api/v1/auth/sign-in or use a personal access token.",
            };
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            foreach (var header in context.Description.ActionDescriptor.EndpointMetadata.OfType<HeaderParameter>())
            {
                operation.Parameters ??= [];
                operation.Parameters.Add(new OpenApiParameter
                {
                    Name = header.Name,
                    In = ParameterLocation.Header,
                    Required = header.IsRequired,
                    Description = header.Description,
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                });
            }
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            if (context.JsonTypeInfo.Type == typeof(Instant) || context.JsonTypeInfo.Type == typeof(Instant?))
            {
                schema.Type = JsonSchemaType.String;
                schema.Format = "date-time";
            }
            return Task.CompletedTask;
        });
    });

    /// <summary>Maps the description, the page, and the root of the address to the page.</summary>
    public static void MapReference(this WebApplication app)
    {
        app.MapOpenApi().AllowAnonymous();
        app.MapScalarApiReference("/reference", (options, context) =>
        {
            var nonce = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
            options.DisableDefaultFonts().DisableTelemetry().WithNonce(nonce);
            context.Response.Headers.ContentSecurityPolicy =
                $"default-src 'self'; script-src 'nonce-{nonce}' 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";
        }).AllowAnonymous();
        app.MapGet("/", () => TypedResults.Redirect("/reference/")).ExcludeFromDescription().AllowAnonymous();
    }
}
