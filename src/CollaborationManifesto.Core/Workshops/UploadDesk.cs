using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CollaborationManifesto.Checks;
using CollaborationManifesto.Desk;
using CollaborationManifesto.Importing.Tables;
using CollaborationManifesto.Importing.Trello;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Workshops;

/// <summary>The first step: a curator pastes notes or chooses a file. Nothing is brought in yet.</summary>
public sealed class UploadDesk(DeskAccess access, WorkshopRegister register, ImportFiles files, AllWords words, TimeProvider clock)
{
    public const int MaxFileBytes = 5 * 1024 * 1024;

    /// <summary>As many as a board of Trello has open. The preview looks for each card.</summary>
    private const int MostCards = 5_000;

    /// <summary>The next page asks two questions about each.</summary>
    private const int MostLists = 200;

    /// <summary>Curators finish or delete these first, so that uploads do not fill the storage.</summary>
    private const int MostUnfinished = 20;

    public async Task<DeskOutcome> OpenAsync(string? token, CancellationToken cancellationToken)
    {
        var (entered, refusal) = await access.EnterAsync(token, cancellationToken);
        return entered is null ? refusal! : await ShowAsync(entered, null, cancellationToken);
    }

    public async Task<DeskOutcome> UploadAsync(DeskAccess.Entered entered, UploadForm form, CancellationToken cancellationToken)
    {
        var check = new FieldChecks(words);
        var name = check.Line("name", words.Workshop.NameLabel, form.Name, WorkshopImport.MaxNameLength);
        check.That(name.Length > 0, "name", words.Workshop.NameMissing);
        var heldAt = HeldAt(form, check);
        var (content, read) = Read(form, check);
        check.That(form.IsOurs, "notes", words.Workshop.NotOurs);
        if (check.Errors.Count > 0)
            return await ShowAsync(entered, form, cancellationToken, [.. check.Errors]);

        // With what was sent, because the back button brings the same form for something else.
        var id = ContributionId.FromKey("import", $"{entered.Curator.Id}-{form.Nonce}-{name}-{heldAt:O}-{Convert.ToHexString(SHA256.HashData(content.Span))}");
        var all = await register.AllAsync(cancellationToken);
        if (all.Any(one => one.Value.Id == id))
            return new ImportGoTo(entered.Token, id);
        if (all.Count(one => one.Value.State == ImportState.Uploaded) >= MostUnfinished)
            return await ShowAsync(entered, form, cancellationToken, new FieldError("notes", words.Workshop.TooManyUnfinished(MostUnfinished)));
        var import = new WorkshopImport(id, SourceOf(name, heldAt), heldAt, read!.Format, new(form.Nonce!, clock.GetUtcNow(), entered.Curator.Id, entered.Curator.Name)) { Rows = read.Rows };
        // Before its row, so that no import that is shown lacks its file.
        await files.AddAsync(id, content, cancellationToken);
        await register.AddAsync(import, cancellationToken);
        return new ImportGoTo(entered.Token, id);
    }

    /// <summary>What nobody has brought in within a day.</summary>
    public async Task DeleteOldAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - WorkshopImport.FileKept;
        foreach (var read in await register.AllAsync(cancellationToken))
        {
            if (read.Value.State == ImportState.Uploaded && read.Value.Uploaded.At < before)
                await register.DeleteAsync(read, cancellationToken);
        }

        await files.DeleteOlderThanAsync(before, cancellationToken);
    }

    private async Task<UploadShown> ShowAsync(DeskAccess.Entered entered, UploadForm? typed, CancellationToken cancellationToken, params ImmutableArray<FieldError> errors) =>
        new(entered, [.. (await register.AllAsync(cancellationToken)).Select(one => one.Value)], typed, errors);

    private string SourceOf(string name, DateTimeOffset? heldAt) => heldAt is { } day ? words.Workshop.Source(name, words.Language.Day(day)) : name;

    private DateTimeOffset? HeldAt(UploadForm form, FieldChecks check)
    {
        if (string.IsNullOrWhiteSpace(form.Day) && string.IsNullOrWhiteSpace(form.Month) && string.IsNullOrWhiteSpace(form.Year))
            return null;
        var isDay = DateOnly.TryParseExact($"{form.Day?.Trim()}-{form.Month?.Trim()}-{form.Year?.Trim()}", "d-M-yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        var heldAt = isDay ? WorkshopImport.HeldOn(day, clock.GetUtcNow()) : null;
        check.That(heldAt is not null, "day", words.Workshop.DayWrong);
        return heldAt;
    }

    /// <summary>Reads all of it once, so that a file that cannot be brought in is refused here.</summary>
    private (ReadOnlyMemory<byte> Content, UploadRead? Read) Read(UploadForm form, FieldChecks check)
    {
        var isPasted = !string.IsNullOrWhiteSpace(form.Notes);
        check.That(isPasted || form.File.Length > 0, "notes", words.Workshop.NotesMissing);
        check.That(!isPasted || form.File.Length == 0, "notes", words.Workshop.NotesTwice);
        check.That(form.File.Length <= MaxFileBytes, "file", words.Workshop.FileTooLarge(MaxFileBytes / 1024 / 1024));
        if (check.Fails("notes") || check.Fails("file"))
            return (default, null);
        var content = isPasted ? Encoding.UTF8.GetBytes(form.Notes!) : form.File;
        try
        {
            using var stream = new MemoryStream(content.ToArray(), writable: false);
            var format = isPasted ? ImportFormat.Pasted : NoteFile.Recognise(stream, words.Table);
            var rows = format == ImportFormat.Trello ? CardsOf(TrelloExport.Open(stream, words.Import)) : NoteFile.Open(stream, new(format), words.Table).Rows().Count();
            return (content, new(format, rows));
        }
        catch (Exception wrong) when (wrong is WrongFileException or WrongExportException)
        {
            check.That(false, isPasted ? "notes" : "file", wrong.Message);
            return (default, null);
        }
    }

    private int CardsOf(TrelloExport board)
    {
        if (board.Cards.Count > MostCards)
            throw new WrongFileException(words.Workshop.TooManyCards(MostCards));
        return board.Lists.Count > MostLists ? throw new WrongFileException(words.Workshop.TooManyLists(MostLists)) : board.Cards.Count;
    }

    private sealed record UploadRead(ImportFormat Format, int Rows);
}

public abstract record WorkshopOutcome : DeskOutcome;

/// <summary>The page to paste notes or to choose a file, with the imports before.</summary>
public sealed record UploadShown(DeskAccess.Entered Entered, IReadOnlyList<WorkshopImport> Imports, UploadForm? Typed, ImmutableArray<FieldError> Errors) : WorkshopOutcome;

/// <summary>The page to begin, without what was posted.</summary>
public sealed record UploadGoTo(string Token) : WorkshopOutcome;

/// <summary>The page of an import, so that its address can be kept.</summary>
public sealed record ImportGoTo(string Token, ContributionId Import) : WorkshopOutcome;
