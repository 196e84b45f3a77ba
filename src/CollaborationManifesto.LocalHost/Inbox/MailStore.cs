using System.Collections.Immutable;
using System.Text.Json;

namespace CollaborationManifesto.LocalHost.Inbox;

/// <summary>The local inbox, newest last. Stored as one line of JSON for each email, so that it survives a restart.</summary>
public sealed class MailStore
{
    private readonly string _file;
    private readonly Lock _gate = new();
    private ImmutableList<ReceivedMail> _mails;

    public MailStore(DirectoryInfo data)
    {
        _file = Path.Combine(data.FullName, "inbox.jsonl");
        CutHalfLine();
        _mails = [.. File.ReadLines(_file).Select(line => JsonSerializer.Deserialize<ReceivedMail>(line)!)];
    }

    public ImmutableList<ReceivedMail> All => Volatile.Read(ref _mails);

    /// <summary>Removes all emails to these addresses, as SendGrid does when asked to erase them.</summary>
    public void Forget(IReadOnlyCollection<string> addresses)
    {
        lock (_gate)
        {
            Volatile.Write(ref _mails, _mails.RemoveAll(mail => addresses.Contains(mail.To, StringComparer.OrdinalIgnoreCase)));
            File.WriteAllLines(_file, _mails.Select(mail => JsonSerializer.Serialize(mail)));
        }
    }

    public void Add(ReceivedMail mail)
    {
        lock (_gate)
        {
            File.AppendAllText(_file, JsonSerializer.Serialize(mail) + "\n");
            Volatile.Write(ref _mails, _mails.Add(mail));
        }
    }

    /// <summary>
    /// Removes an incomplete line left by a program that was killed, because the next email would be appended to it. Its sender got no answer,
    /// so it sends the email again.
    /// </summary>
    private void CutHalfLine()
    {
        using var file = new FileStream(_file, FileMode.OpenOrCreate);
        while (file.Length > 0)
        {
            file.Position = file.Length - 1;
            if (file.ReadByte() == '\n')
                return;
            file.SetLength(file.Length - 1);
        }
    }
}
