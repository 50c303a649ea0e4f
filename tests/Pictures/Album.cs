using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace IncidentPlatform.Pictures;

/// <summary>Where the pictures are kept: a folder for each language.</summary>
internal sealed class Album(string folder)
{
    /// <summary>Few enough for the repository, and for a reader on a phone.</summary>
    private const int MostBytes = 120 * 1024;

    // The first whose file is small enough; text stays legible with the last.
    private static readonly int[] Colours = [256, 128, 64, 32];

    /// <summary>How many pictures were kept.</summary>
    public int Count { get; private set; }

    /// <summary>Their size together.</summary>
    public long Bytes { get; private set; }

    /// <summary>The folder of the guides' pictures in the clone from which this was built.</summary>
    public static string FolderOfTheRepository([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../docs/pictures"));

    /// <summary>Takes a picture of what a page shows now.</summary>
    /// <param name="page">The page.</param>
    /// <param name="language">Names the folder.</param>
    /// <param name="name">Name of the file, without its ending.</param>
    /// <param name="height">How much of a long page is shown from its top, in pixels; null for what is on the screen.</param>
    public async Task AddAsync(IPage page, string language, string name, int? height = null)
    {
        var screen = page.ViewportSize!;
        if (height is { } most)
        {
            // The screen is made longer, because a side bar that stays with it would end in the middle of the picture.
            var length = await page.EvaluateAsync<int>("document.documentElement.scrollHeight");
            await page.SetViewportSizeAsync(screen.Width, Math.Clamp(length, screen.Height, most));
            await page.EvaluateAsync("scrollTo(0, 0)");
        }
        var taken = RgbPicture.Read(await page.ScreenshotAsync(new PageScreenshotOptions
        {
            Animations = ScreenshotAnimations.Disabled,
            Timeout = Visitor.PatienceMilliseconds,
        }));
        await page.SetViewportSizeAsync(screen.Width, screen.Height);
        var file = Smallest(taken);
        var path = Path.Combine(folder, language, $"{name}.png");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, file);
        Count++;
        Bytes += file.Length;
        Console.WriteLine($"{language}/{name}.png  {taken.Width} × {taken.Height}  {file.Length / 1024.0:N0} KB");
    }

    private static byte[] Smallest(RgbPicture picture)
    {
        var file = Array.Empty<byte>();
        foreach (var colours in Colours)
        {
            file = picture.ToPalettePng(colours);
            if (file.Length <= MostBytes) break;
        }
        return file;
    }
}
