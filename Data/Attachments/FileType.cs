using System.IO.Compression;
using System.Text;

namespace IncidentPlatform.Data.Attachments;

/// <summary>What a file is, by its content: a name promises nothing. Only types on this list are taken.</summary>
public static class FileType
{
    /// <summary>How many bytes from the beginning are looked at.</summary>
    public const int HeadLength = 512;

    private const string Zip = "application/zip";
    private const int MostEntries = 2_000;
    private static readonly string[] MailHeaders = ["Received:", "Return-Path:", "Delivered-To:", "MIME-Version:", "From:", "Date:", "Message-ID:"];

    /// <summary>The type of a file.</summary>
    /// <param name="file">The whole file, to be wound back.</param>
    /// <param name="head">Its first bytes.</param>
    /// <param name="isText">Whether no byte of it is one that text does not have.</param>
    /// <returns>Null for a type that is not taken.</returns>
    public static string? Of(Stream file, ReadOnlySpan<byte> head, bool isText) => head switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => "image/gif",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "image/webp",
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => "application/pdf",
        [(byte)'P', (byte)'K', 3, 4, ..] => ZipOf(file),
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => "application/x-ole-storage", // Office before 2007, Outlook
        [0x1F, 0x8B, 8, ..] => "application/gzip",
        _ => isText ? TextOf(head) : null,
    };

    /// <summary>Whether bytes can stand in a text of any usual encoding that extends ASCII.</summary>
    public static bool IsText(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            if (value < 0x20 && value is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f' or 0x1B) || value == 0x7F) return false;
        }
        return true;
    }

    // Markup is text here: it is stored and given back as text/plain and never shown as a page.
    private static string TextOf(ReadOnlySpan<byte> head)
    {
        var text = Encoding.Latin1.GetString(head);
        return Array.Exists(MailHeaders, header => text.StartsWith(header, StringComparison.OrdinalIgnoreCase)) ? "message/rfc822" : "text/plain";
    }

    private static string? ZipOf(Stream file)
    {
        try
        {
            file.Position = 0;
            using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            foreach (var name in archive.Entries.Take(MostEntries).Select(entry => entry.FullName))
            {
                if (name.StartsWith("word/", StringComparison.Ordinal)) return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
                if (name.StartsWith("xl/", StringComparison.Ordinal)) return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
                if (name.StartsWith("ppt/", StringComparison.Ordinal)) return "application/vnd.openxmlformats-officedocument.presentationml.presentation";
            }
            return Zip;
        }
        catch (InvalidDataException)
        {
            return null; // begins like an archive and is none
        }
    }
}
