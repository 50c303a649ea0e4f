using IncidentPlatform.ServiceDefaults;
using IncidentPlatform.ServiceDefaults.Startup;
using IncidentPlatform.Web.Components;
using IncidentPlatform.Web.Hosting;
using IncidentPlatform.Web.Keys;
using IncidentPlatform.Web.Live;
using IncidentPlatform.Web.Platform;
using IncidentPlatform.Web.Preferences;
using IncidentPlatform.Web.Sessions;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddPages();
builder.AddWebKeys();
builder.AddPlatformApi();
builder.AddSessions();
builder.AddPreferences();
builder.AddLiveUpdates();

var app = builder.Build();

app.UsePages();
app.UseSessions();
app.UsePreferences();
app.UseAuthorization();
app.UseAntiforgery();

app.MapDefaultEndpoints();
app.MapStaticAssets().AllowAnonymous();
app.MapSessions();
app.MapPreferences();
app.MapLiveUpdates();
app.MapPartials();
app.MapFileDownloads();
app.MapOnCallFeeds();
app.MapRazorComponents<App>();

return await app.RunPlatformAsync();
