using IncidentPlatform.Pictures;
using Microsoft.Playwright;

if (args.Length > 1 || !Uri.TryCreate(args is [var given] ? given : "http://localhost:5080", UriKind.Absolute, out var web) || !web.Scheme.StartsWith("http", StringComparison.Ordinal))
{
    Console.Error.WriteLine("Usage: dotnet run --project tests/Pictures -- [ADDRESS OF WEB], such as http://localhost:5080, which is the default.");
    return 2;
}

if (!File.Exists(Chromium.Path))
{
    Console.Error.WriteLine($"There is no {Chromium.Path}: install Chromium with apt-get install chromium.");
    return 1;
}

var album = new Album(Album.FolderOfTheRepository());
try
{
    using var playwright = await Playwright.CreateAsync();
    await using var browser = await Chromium.StartAsync(playwright);
    foreach (var words in Words.All) await new Tour(browser, web, album, words).WalkAsync();
}
catch (Exception exception) when (exception is PlaywrightException or TimeoutException or StepFailedException)
{
    Console.Error.WriteLine(exception.Message);
    Console.Error.WriteLine($"Does the platform run at {web}, with its demo organizations?");
    return 1;
}

Console.WriteLine($"{album.Count} pictures, {album.Bytes / 1024.0:N0} KB together.");
return 0;
