namespace Palier.Core.Columns;

/// <summary>
/// Numbers by texts, for one thread: open places in one run of memory, text and number side by side, so that a text is mostly found
/// where its hash says and with one look at memory.
/// </summary>
public sealed class NumbersOfTexts
{
    private const int Fewest = 16;

    private Place[] _places = new Place[Fewest];
    private int _mask = Fewest - 1;

    public int Count { get; private set; }

    /// <summary>The number of a text; below zero where it is not there.</summary>
    /// <param name="text">A text that is one.</param>
    public int Find(TextNumber text)
    {
        ref readonly var place = ref _places[PlaceOf(text)];
        return place.IsFree ? -1 : place.Number;
    }

    /// <summary>Gives a text that is not there its number.</summary>
    public void Add(TextNumber text, int number)
    {
        _places[PlaceOf(text)] = new Place(text.Low, text.High, number);
        Grow();
    }

    /// <summary>The number of a text, in the order in which texts were met.</summary>
    public int Numbered(TextNumber text)
    {
        var at = PlaceOf(text);
        if (!_places[at].IsFree)
        {
            return _places[at].Number;
        }

        _places[at] = new Place(text.Low, text.High, Count);
        Grow();
        return Count - 1;
    }

    /// <summary>
    /// The numbers of many texts; below zero where one is not there. Their places are all looked at before anything is done with what
    /// stands there, so that many looks at memory are under way at once.
    /// </summary>
    public void Find(ReadOnlySpan<TextNumber> texts, Span<int> numbers)
    {
        LookAt(texts, numbers);
        for (var i = 0; i < texts.Length; i++)
        {
            numbers[i] = Find(texts[i]);
        }
    }

    /// <summary>The numbers of many texts in the order in which they are met, looked at likewise.</summary>
    public void Numbered(ReadOnlySpan<TextNumber> texts, Span<int> numbers)
    {
        LookAt(texts, numbers);
        for (var i = 0; i < texts.Length; i++)
        {
            numbers[i] = Numbered(texts[i]);
        }
    }

    /// <summary>Forgets everything, and has places for so many.</summary>
    public void Clear(int most)
    {
        var wanted = Fewest;
        while (wanted < 2L * most)
        {
            wanted *= 2;
        }

        _places = wanted > _places.Length ? new Place[wanted] : _places;
        (_mask, Count) = (wanted - 1, 0);
        _places.AsSpan(0, wanted).Clear();
    }

    private void LookAt(ReadOnlySpan<TextNumber> texts, Span<int> into)
    {
        for (var i = 0; i < texts.Length; i++)
        {
            into[i] = _places[FirstPlaceOf(texts[i])].Number;
        }
    }

    private int FirstPlaceOf(TextNumber text)
    {
        var high = Math.BigMul(text.Low ^ 0xD6E8FEB86659FD93, text.High ^ 0x9E3779B97F4A7C15, out var low);
        return (int)(high ^ low) & _mask;
    }

    private int PlaceOf(TextNumber text)
    {
        for (var at = FirstPlaceOf(text); ; at = (at + 1) & _mask)
        {
            ref readonly var place = ref _places[at];
            if ((place.Low == text.Low && place.High == text.High) || place.IsFree)
            {
                return at;
            }
        }
    }

    private void Grow()
    {
        if (++Count * 2L <= _mask)
        {
            return;
        }

        var (old, mask) = (_places, _mask);
        (_places, _mask) = (new Place[(mask + 1) * 2], (mask * 2) + 1);
        foreach (var place in old.AsSpan(0, mask + 1))
        {
            if (!place.IsFree)
            {
                _places[PlaceOf(new TextNumber(place.Low, place.High))] = place;
            }
        }
    }

    private readonly record struct Place(ulong Low, ulong High, int Number)
    {
        public bool IsFree => (Low | High) == 0;
    }
}
