using System.Numerics;
using System.Runtime.InteropServices;

namespace Palier.App.Imports;

/// <summary>
/// Numbers that were met in a file, with the line of each: 12 bytes a place, between one and a half and three places a number. A hash of a
/// key may be met by chance; a number that is unique by itself is met only where it was.
/// </summary>
internal sealed class KeysMet
{
    private const int Parts = 64;
    private const int First = 64;
    private readonly TextHash _hash = new();
    private readonly Part[] _parts = [.. Enumerable.Range(0, Parts).Select(_ => new Part())];

    /// <summary>A hash of a key and its type, another one in every run, so that nobody can choose keys that collide.</summary>
    public ulong Hash(ReadOnlySpan<char> key, int type) => _hash.Of(MemoryMarshal.AsBytes(key), type) & long.MaxValue;

    /// <summary>The line where the number was met; null where it was not.</summary>
    public long? Find(ulong number)
    {
        var at = Spread(number);
        return _parts[at >> 58].Find(at);
    }

    public void Add(ulong number, long line)
    {
        var at = Spread(number);
        _parts[at >> 58].Add(at, checked((uint)line));
    }

    // One to one, so two numbers never become the same; zero marks a place that is free, and no number from zero up becomes zero.
    private static ulong Spread(ulong number) => BitOperations.RotateLeft((number + 1) * 0x9E3779B97F4A7C15, 29) * 0xBF58476D1CE4E5B9;

    private sealed class Part
    {
        private ulong[] _numbers = new ulong[First];
        private uint[] _lines = new uint[First];
        private int _count;

        public long? Find(ulong number)
        {
            var mask = _numbers.Length - 1;
            for (var i = (int)number & mask; _numbers[i] != 0; i = (i + 1) & mask)
            {
                if (_numbers[i] == number)
                {
                    return _lines[i];
                }
            }

            return null;
        }

        public void Add(ulong number, uint line)
        {
            if (_count * 3 >= _numbers.Length * 2)
            {
                var (numbers, lines) = (_numbers, _lines);
                (_numbers, _lines) = (new ulong[numbers.Length * 2], new uint[numbers.Length * 2]);
                for (var i = 0; i < numbers.Length; i++)
                {
                    if (numbers[i] != 0)
                    {
                        Put(numbers[i], lines[i]);
                    }
                }
            }

            Put(number, line);
            _count++;
        }

        private void Put(ulong number, uint line)
        {
            var mask = _numbers.Length - 1;
            var i = (int)number & mask;
            while (_numbers[i] != 0)
            {
                i = (i + 1) & mask;
            }

            (_numbers[i], _lines[i]) = (number, line);
        }
    }
}
