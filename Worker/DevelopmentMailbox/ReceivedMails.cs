using Microsoft.Extensions.Options;
using MimeKit;

namespace IncidentPlatform.Worker.DevelopmentMailbox;

/// <summary>The mails since the start, in memory, bounded.</summary>
internal sealed class ReceivedMails(IOptions<MailboxOptions> options, TimeProvider time)
{
    private readonly Lock changing = new();
    private readonly LinkedList<ReceivedMail> newestFirst = [];
    private int lastId;

    public void Add(MimeMessage message, IEnumerable<string> recipients)
    {
        lock (changing)
        {
            newestFirst.AddFirst(ReceivedMail.Read(++lastId, time.GetUtcNow(), message, recipients));
            if (newestFirst.Count > options.Value.Capacity) newestFirst.RemoveLast();
        }
    }

    /// <summary>The newest mail first; only those to <paramref name="recipient"/> if one is given.</summary>
    public IReadOnlyList<ReceivedMail> List(string? recipient = null)
    {
        lock (changing)
        {
            return [.. newestFirst.Where(mail => string.IsNullOrEmpty(recipient) || mail.To.Contains(recipient, StringComparer.OrdinalIgnoreCase))];
        }
    }

    public ReceivedMail? Find(int id)
    {
        lock (changing) return newestFirst.FirstOrDefault(mail => mail.Id == id);
    }

    public void Clear()
    {
        lock (changing) newestFirst.Clear();
    }
}
