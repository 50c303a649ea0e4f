using System.Text;

namespace IncidentPlatform.Data.Imports;

/// <summary>Finds out, from all bytes of a file as they come by, how they are to be read.</summary>
internal sealed class EncodingProbe
{
    private static readonly bool[] MissingIn1252 = [.. Enumerable.Range(0, 256).Select(value => value is 0x81 or 0x8D or 0x8F or 0x90 or 0x9D)];

    private readonly Decoder _utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
    private readonly char[] _scratch = new char[4096];
    private readonly byte[] _head = new byte[4];
    private int _headLength;
    private bool _isUtf8 = true;
    private bool _isIn1252 = true;
    private bool _isText = true;

    /// <summary>Looks at the next bytes.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        for (var i = 0; i < bytes.Length && _headLength < _head.Length; i++) _head[_headLength++] = bytes[i];
        foreach (var value in bytes)
        {
            if (value < 0x20 && value is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f')) _isText = false;
            if (MissingIn1252[value]) _isIn1252 = false;
        }
        if (_isUtf8) _isUtf8 = IsUtf8(bytes, flush: false);
    }

    /// <summary>The answer after the last byte; null when it is no text that can be told apart from others.</summary>
    public FileEncoding? Answer() => _head.AsSpan(0, _headLength) switch
    {
        [0xFF, 0xFE, 0, 0] or [0, 0, 0xFE, 0xFF] => null,
        [0xFF, 0xFE, ..] => FileEncoding.Utf16LittleEndian,
        [0xFE, 0xFF, ..] => FileEncoding.Utf16BigEndian,
        _ when !_isText => null,
        _ when _isUtf8 && IsUtf8([], flush: true) => FileEncoding.Utf8,
        _ => _isIn1252 ? FileEncoding.Windows1252 : null,
    };

    /// <summary>The reader of an encoding.</summary>
    public static Encoding Of(FileEncoding encoding) => encoding switch
    {
        FileEncoding.Utf8 => new UTF8Encoding(true),
        FileEncoding.Utf16LittleEndian => Encoding.Unicode,
        FileEncoding.Utf16BigEndian => Encoding.BigEndianUnicode,
        FileEncoding.Windows1252 => CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
    };

    private bool IsUtf8(ReadOnlySpan<byte> bytes, bool flush)
    {
        try
        {
            bool completed;
            do
            {
                _utf8.Convert(bytes, _scratch, flush, out var used, out _, out completed);
                bytes = bytes[used..];
            }
            while (!completed && (!bytes.IsEmpty || flush));
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
