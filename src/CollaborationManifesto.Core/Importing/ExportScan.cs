using System.Text.Json;
using CollaborationManifesto.Model;
using CollaborationManifesto.Web;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Importing;

/// <summary>
/// Walks over the object that a JSON file is, however large, and holds one entry of it at a time. An entry is an element of one of the
/// object's lists; each is given with where it stands, so that it can be read again later.
/// </summary>
internal sealed class ExportScan(Stream json, ImportWords words)
{
    /// <summary>Bytes of one entry. A card with a thousand attachments and all their previews has some three million.</summary>
    public const int MaxEntry = 16 * 1024 * 1024;

    private const int FirstBuffer = 64 * 1024;
    private byte[] _buffer = new byte[FirstBuffer];
    private int _start;
    private int _end;
    private long _offset;
    private bool _isLast;
    private JsonReaderState _state;
    private Place _place = Place.Before;
    private string? _list;

    private enum Place
    {
        Before,
        InObject,
        AtValue,
        InList,
        InSkipped,
        After,
    }

    /// <param name="lists">Names of the lists whose entries are wanted.</param>
    /// <param name="onEntry">Gets the list's name, an entry and where it stands.</param>
    /// <param name="onText">Gets the name and value of every text of the object itself.</param>
    public void Walk(IReadOnlyList<string> lists, Action<string, JsonElement, Piece> onEntry, Action<string, string, long> onText)
    {
        SkipByteOrderMark();
        while (true)
        {
            var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _isLast, _state);
            var whole = Step(ref reader, lists, onEntry, onText);
            if (whole is not null)
            {
                _start += (int)reader.BytesConsumed;
                _state = reader.CurrentState;
            }

            if (whole == true)
                continue;
            if (_isLast)
                return;
            Fill();
        }
    }

    /// <summary>True after a step; false where the bytes at hand end between two tokens, null where they end within an entry.</summary>
    private bool? Step(ref Utf8JsonReader reader, IReadOnlyList<string> lists, Action<string, JsonElement, Piece> onEntry, Action<string, string, long> onText)
    {
        if (_place == Place.InSkipped)
            return SkipOn(ref reader);
        if (!reader.Read())
            return false;
        var at = _offset + _start + reader.TokenStartIndex;
        switch (_place)
        {
            case Place.Before when reader.TokenType != JsonTokenType.StartObject:
                throw new WrongExportException(words.NotABoard(Position.From(json, at)));
            case Place.Before:
                _place = Place.InObject;
                return true;
            case Place.InObject when reader.TokenType == JsonTokenType.EndObject:
                _place = Place.After;
                return true;
            case Place.InObject:
                _list = NameOf(ref reader, at);
                _place = Place.AtValue;
                return true;
            case Place.AtValue:
                EnterValue(ref reader, lists, onText, at);
                return true;
            case Place.InList when reader.TokenType == JsonTokenType.EndArray:
                _place = Place.InObject;
                return true;
            case Place.InList:
                return Entry(ref reader, onEntry, at);
            default:
                return true;
        }
    }

    private void EnterValue(ref Utf8JsonReader reader, IReadOnlyList<string> lists, Action<string, string, long> onText, long at)
    {
        _place = reader.TokenType switch
        {
            JsonTokenType.StartArray when lists.Contains(_list) => Place.InList,
            JsonTokenType.StartArray or JsonTokenType.StartObject => Place.InSkipped,
            _ => Place.InObject,
        };
        if (reader.TokenType == JsonTokenType.String)
            onText(_list!, LooseJson.Text(reader.ValueSpan), at);
    }

    private bool? Entry(ref Utf8JsonReader reader, Action<string, JsonElement, Piece> onEntry, long at)
    {
        var start = (int)reader.TokenStartIndex;
        if (!reader.TrySkip())
            return null;
        var piece = new Piece(at, (int)reader.BytesConsumed - start);
        using var entry = JsonDocument.Parse(_buffer.AsMemory(_start + start, piece.Length));
        try
        {
            onEntry(_list!, entry.RootElement, piece);
        }
        catch (InvalidOperationException)
        {
            // Half a character in the name of a field, which JSON permits and no text can hold.
            throw new WrongExportException(words.Damaged(Position.From(json, at)));
        }

        return true;
    }

    private bool SkipOn(ref Utf8JsonReader reader)
    {
        while (reader.Read())
        {
            if (reader.CurrentDepth == 1 && reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject)
            {
                _place = Place.InObject;
                return true;
            }
        }

        return false;
    }

    private string NameOf(ref Utf8JsonReader reader, long at)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new WrongExportException(words.Damaged(Position.From(json, at)));
        }
    }

    private void Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _offset += _start;
        (_start, _end) = (0, _end - _start);
        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, _end < MaxEntry ? _end * 2 : throw new WrongExportException(words.EntryTooLarge(Position.From(json, _offset), MaxEntry >> 20)));
        // The stream may have been used for something else meanwhile.
        json.Position = _offset + _end;
        var read = json.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _isLast = read == 0;
    }

    private void SkipByteOrderMark()
    {
        Fill();
        if (_buffer.AsSpan(0, _end).StartsWith("\uFEFF"u8))
            _start = 3;
    }
}

/// <summary>Where an entry stands in the file.</summary>
internal readonly record struct Piece(long Offset, int Length);
