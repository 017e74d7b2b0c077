using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Unicode;
using Microsoft.Win32.SafeHandles;
using Palier.Core.Columns;

namespace Palier.App.Imports;

/// <summary>
/// The lines of a part of a CSV file as fields, some lines at once, without a character being made of their bytes: 64 bytes at once are
/// asked where a field or a line may end. Strict as RFC 4180: a quote stands around a whole field or twice within one.
/// </summary>
internal sealed class PlainFields(SafeFileHandle file, long from, long until, byte delimiter, int columns, TextHash hash)
{
    /// <summary>So many lines at once, at most.</summary>
    public const int AtOnce = 64;

    private const int Piece = 1 << 20;
    private const int Width = 64;
    private const byte Quote = (byte)'"';
    private const byte LineFeed = (byte)'\n';
    private const byte Return = (byte)'\r';

    private readonly byte[] _bytes = new byte[Piece + (2 * Width)];
    private readonly (int Start, int End)[] _fields = new (int Start, int End)[AtOnce * columns];
    private long _next = from;
    private int _line;
    private int _end;
    private int _valid;
    private int _block;
    private ulong _marks;
    private bool _isClosed;

    private enum Met
    {
        Line = 0,

        /// <summary>The bytes end within the line.</summary>
        Cut = 1,

        Wrong = 2,
    }

    /// <summary>How many lines are at hand.</summary>
    public int Lines { get; private set; }

    /// <summary>Whether all that was met is plain.</summary>
    public bool IsPlain { get; private set; } = true;

    /// <summary>A field of a line, as it stands there.</summary>
    public ReadOnlySpan<byte> this[int line, int field] => _fields[(line * columns) + field] is var (start, end) ? _bytes.AsSpan(start, end - start) : [];

    /// <summary>A field without the white space around it.</summary>
    public ReadOnlySpan<byte> Trimmed(int line, int field)
    {
        var text = this[line, field];
        if (text.IsEmpty || (IsInk(text[0]) && IsInk(text[^1])))
        {
            return text;
        }

        text = text[Ascii.Trim(text)];
        return text.IsEmpty || (IsInk(text[0]) && IsInk(text[^1])) ? text : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text).Trim());
    }

    /// <summary>A field as it stands there, as a number.</summary>
    public TextNumber Whole(int line, int field)
    {
        var (start, end) = _fields[(line * columns) + field];
        return Number(start, end - start);
    }

    /// <summary>A field without the white space around it as a number; none where it is empty.</summary>
    public TextNumber Thing(int line, int field)
    {
        var (start, end) = _fields[(line * columns) + field];
        if (start == end || (IsInk(_bytes[start]) && IsInk(_bytes[end - 1])))
        {
            return start == end ? default : Number(start, end - start);
        }

        // From here on the field is what was within the white space.
        var text = Trimmed(line, field);
        text.CopyTo(_bytes.AsSpan(start));
        _fields[(line * columns) + field] = (start, start + text.Length);
        return text.IsEmpty ? default : Number(start, text.Length);
    }

    /// <summary>Goes to the next lines; there are none at the end, or where something is not plain.</summary>
    public bool Next()
    {
        for (Lines = 0; Lines < AtOnce; Lines++)
        {
            var met = Split(_fields.AsSpan(Lines * columns, columns));
            while (met == Met.Cut && Lines == 0 && Fill())
            {
                met = Split(_fields);
            }

            IsPlain &= met != Met.Wrong;
            if (met != Met.Line)
            {
                break;
            }
        }

        return IsPlain && Lines > 0;
    }

    private TextNumber Number(int start, int length) => length <= TextNumber.MostBytes ? TextNumber.Of(_bytes.AsSpan(start), length)
        : TextNumber.OfHashes(hash.Of(_bytes.AsSpan(start, length), 1), hash.Of(_bytes.AsSpan(start, length), 2));

    // Nothing that could be white space, and no part of a character that could.
    private static bool IsInk(byte one) => one is > (byte)' ' and < 0x7F;

    private ulong MarksIn(int block) => Marks32(block) | ((ulong)Marks32(block + (Width / 2)) << (Width / 2));

    private uint Marks32(int at)
    {
        var bytes = Vector256.Create(_bytes, at);
        return (Vector256.Equals(bytes, Vector256.Create(delimiter)) | Vector256.Equals(bytes, Vector256.Create(LineFeed))
            | Vector256.Equals(bytes, Vector256.Create(Return)) | Vector256.Equals(bytes, Vector256.Create(Quote))).ExtractMostSignificantBits();
    }

    private Met Split(Span<(int Start, int End)> fields)
    {
        var (bytes, block, marks, field, start, isWithin, closed, hasDoubled) = (_bytes, _block, _marks, 0, _line, false, -1, false);
        while (true)
        {
            while (marks == 0)
            {
                block += Width;
                if (block >= _end)
                {
                    return Met.Cut;
                }

                marks = MarksIn(block);
            }

            var at = block + BitOperations.TrailingZeroCount(marks);
            marks &= marks - 1;
            if (at >= _end)
            {
                return Met.Cut;
            }

            var met = bytes[at];
            if (met == Quote)
            {
                // Straight after one that closed it is the second of two, and the field goes on.
                var isSecond = closed >= 0 && closed == at - 1;
                if (!isWithin && !isSecond && (at != start || closed >= 0))
                {
                    return Met.Wrong;
                }

                (isWithin, closed, hasDoubled) = (!isWithin, isWithin ? at : closed, hasDoubled || isSecond);
            }
            else if (met == Return && !isWithin && at + 1 < _end && bytes[at + 1] != LineFeed)
            {
                return Met.Wrong;
            }

            if (isWithin || met is Quote or Return)
            {
                continue;
            }

            var end = met == LineFeed && at > start && bytes[at - 1] == Return ? at - 1 : at;
            if (field == columns || (closed >= 0 && closed != end - 1))
            {
                return Met.Wrong;
            }

            fields[field++] = closed < 0 ? (start, end) : (start + 1, closed);
            (start, closed) = (at + 1, -1);
            if (met == LineFeed)
            {
                (_block, _marks, _line) = (block, marks, start);
                return field < columns ? Met.Wrong : hasDoubled ? Undoubled(fields) : Met.Line;
            }
        }
    }

    // Two quotes within a field are one: its bytes move up within it.
    private Met Undoubled(Span<(int Start, int End)> fields)
    {
        foreach (ref var field in fields)
        {
            if (field.Start == 0 || _bytes[field.Start - 1] != Quote)
            {
                continue;
            }

            var to = field.Start;
            for (var at = field.Start; at < field.End; at++)
            {
                _bytes[to++] = _bytes[at];
                at += _bytes[at] == Quote ? 1 : 0;
            }

            field.End = to;
        }

        return Met.Line;
    }

    // The line that is cut moves to the beginning, and what follows it is read.
    private bool Fill()
    {
        var kept = _end - _line;
        if (_isClosed || kept >= Piece)
        {
            IsPlain &= kept == 0;
            return false;
        }

        _bytes.AsSpan(_line, kept).CopyTo(_bytes);
        (_valid, _line, _end) = (Math.Max(0, _valid - _line), 0, kept);
        var read = RandomAccess.Read(file, _bytes.AsSpan(kept, (int)Math.Min(Piece - kept, until - _next)), _next);
        (_next, _end) = (_next + read, kept + read);
        if (read == 0 || _next == until)
        {
            _isClosed = true;
            if (_end > 0 && _bytes[_end - 1] != LineFeed)
            {
                _bytes[_end++] = LineFeed;
            }
        }

        // Whole characters end with a line.
        var valid = _bytes.AsSpan(0, _end).LastIndexOf(LineFeed) + 1;
        IsPlain &= valid <= _valid || (Utf8.IsValid(_bytes.AsSpan(_valid, valid - _valid)) && !_bytes.AsSpan(_valid, valid - _valid).Contains((byte)0));
        _valid = Math.Max(_valid, valid);
        _bytes.AsSpan(_end, Width).Clear();
        (_block, _marks) = (0, MarksIn(0));
        return IsPlain && _end > 0;
    }
}
