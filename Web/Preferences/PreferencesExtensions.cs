using System.Globalization;
using IncidentPlatform.Web.Sessions;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace IncidentPlatform.Web.Preferences;

/// <summary>Language and theme: plain forms that set a cookie and come back, so they work without script.</summary>
internal static class PreferencesExtensions
{
    public const string LanguageCookie = "language";
    public const string ThemeCookie = "theme";
    public static readonly string[] Languages = ["id", "en"];

    public static void AddPreferences(this WebApplicationBuilder builder)
    {
        builder.Services.AddLocalization();
        builder.Services.AddScoped<ThemeChoice>();
        builder.Services.Configure<RequestLocalizationOptions>(localization =>
        {
            localization.SetDefaultCulture(builder.Configuration["Web:DefaultLanguage"] ?? Languages[0])
                .AddSupportedCultures(Languages)
                .AddSupportedUICultures(Languages);
            localization.RequestCultureProviders =
            [
                new CookieRequestCultureProvider { CookieName = LanguageCookie },
                new CustomRequestCultureProvider(FromProfile),
                new AcceptLanguageHeaderRequestCultureProvider(),
            ];
        });
    }

    public static void UsePreferences(this WebApplication app) => app.UseRequestLocalization();

    public static void MapPreferences(this WebApplication app)
    {
        app.MapPost("/preferences/language", SetLanguage).AllowAnonymous();
        app.MapPost("/preferences/theme", SetTheme).AllowAnonymous();
    }

    /// <summary>Pages on this device are in this language from now on.</summary>
    /// <param name="language">One of <see cref="Languages"/>.</param>
    public static void RememberLanguage(HttpContext context, IHostEnvironment environment, string language)
    {
        var culture = new RequestCulture(CultureInfo.GetCultureInfo(language));
        context.Response.Cookies.Append(LanguageCookie, CookieRequestCultureProvider.MakeCookieValue(culture), ForAYear(environment));
    }

    private static IResult SetLanguage(HttpContext context, IHostEnvironment environment, [FromForm] string value, [FromForm] string? returnUrl)
    {
        if (Languages.Contains(value)) RememberLanguage(context, environment, value);
        return Results.LocalRedirect(ReturnUrl.LocalOrHome(returnUrl));
    }

    private static IResult SetTheme(HttpContext context, IHostEnvironment environment, [FromForm] string value, [FromForm] string? returnUrl)
    {
        if (Enum.TryParse<Theme>(value, out var theme) && Enum.IsDefined(theme))
        {
            context.Response.Cookies.Append(ThemeCookie, theme.ToString(), ForAYear(environment));
        }

        return Results.LocalRedirect(ReturnUrl.LocalOrHome(returnUrl));
    }

    private static CookieOptions ForAYear(IHostEnvironment environment) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = TimeSpan.FromDays(365),
        SameSite = SameSiteMode.Lax,
        Secure = !environment.IsDevelopment(),
    };

    private static Task<ProviderCultureResult?> FromProfile(HttpContext context)
    {
        var locale = context.User.FindFirst(SessionClaims.Locale)?.Value;
        return Task.FromResult(string.IsNullOrEmpty(locale) ? null : new ProviderCultureResult(locale));
    }
}
