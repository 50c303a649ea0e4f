using System.Security.Cryptography;
using System.Text;
using IncidentPlatform.Data.Attachments;
using IncidentPlatform.Domain.Intake;
using MimeKit;

namespace IncidentPlatform.Worker.Intake;

/// <summary>A mail as the intake sees it.</summary>
internal sealed class IncomingMail
{
    // Pictures within the text that are smaller belong to signatures, not to what is told.
    private const int LeastPictureBytes = 8 * 1024;

    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>SHA-256 of the Message-ID, or of the whole mail where it has none.</summary>
    public required byte[] Digest { get; init; }

    /// <summary>The sender's address in lower case; null when the mail names none.</summary>
    public required string? Sender { get; init; }

    /// <summary>The sender's name; null when the mail names none.</summary>
    public required string? SenderName { get; init; }
    public required MailMarks Marks { get; init; }
    public required string? Subject { get; init; }

    /// <summary>All of its words.</summary>
    public required string Text { get; init; }

    /// <summary>Mails that it answers, as its headers name them; newest first.</summary>
    public required IReadOnlyList<string> Answers { get; init; }
    public required IReadOnlyList<MailFile> Files { get; init; }

    /// <summary>Reads a mail.</summary>
    /// <param name="bytes">As it came.</param>
    /// <param name="envelopeSender">Who is told when it cannot be delivered; empty for nobody.</param>
    /// <exception cref="FormatException">It is no mail.</exception>
    public static IncomingMail Read(byte[] bytes, string envelopeSender)
    {
        using var stream = new MemoryStream(bytes);
        var message = MimeMessage.Load(stream);
        var from = message.From.Mailboxes.FirstOrDefault();
        return new IncomingMail
        {
            Digest = SHA256.HashData(string.IsNullOrEmpty(message.MessageId) ? bytes : Utf8.GetBytes(message.MessageId)),
            Sender = from?.Address is { Length: > 2 and <= 254 } address && address.Contains('@', StringComparison.Ordinal) ? address.ToLowerInvariant() : null,
            SenderName = string.IsNullOrWhiteSpace(from?.Name) ? null : from.Name.Trim(),
            Marks = new MailMarks(
                envelopeSender.Length == 0, message.Headers[HeaderId.AutoSubmitted], message.Headers[HeaderId.Precedence],
                message.Headers["X-Auto-Response-Suppress"], message.Headers.Contains(HeaderId.ListId),
                message.Body is MultipartReport),
            Subject = message.Subject,
            Text = TextOf(message),
            Answers = [.. new[] { message.InReplyTo }.Concat(message.References.Reverse()).OfType<string>().Distinct()],
            Files = [.. FilesOf(message)],
        };
    }

    private static string TextOf(MimeMessage message)
    {
        var plain = message.TextBody?.Trim();
        var text = !string.IsNullOrEmpty(plain) ? plain : message.HtmlBody is { } html ? HtmlText.Of(html) : "";
        return text.Replace("\0", "", StringComparison.Ordinal).ReplaceLineEndings("\n"); // PostgreSQL keeps no zero byte
    }

    private static IEnumerable<MailFile> FilesOf(MimeMessage message)
    {
        foreach (var part in message.BodyParts)
        {
            if (part is MessagePart { Message: { } inner }) yield return FileOf($"{inner.Subject ?? "mail"}.eml", stream => inner.WriteTo(stream));
            if (part is not MimePart { Content: { } content } file) continue;
            if (file is TextPart && !file.IsAttachment) continue;

            var read = FileOf(file.FileName ?? $"file.{file.ContentType.MediaSubtype}", stream => content.DecodeTo(stream));
            if (file.IsAttachment || read.Bytes.Length >= LeastPictureBytes) yield return read;
        }
    }

    private static MailFile FileOf(string name, Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        var bytes = stream.ToArray();
        stream.Position = 0;
        var head = bytes.AsSpan(0, Math.Min(bytes.Length, FileType.HeadLength));
        return new MailFile(FileName.Safe(name), bytes.Length == 0 ? null : FileType.Of(stream, head, FileType.IsText(bytes)), bytes);
    }
}
