using Palier.App.Imports;

namespace Palier.Web.Tests.Imports;

public sealed class KeysAllDifferent
{
    [Theory]
    [InlineData(2)]
    [InlineData(15_000)]
    [InlineData(400_000)]
    public void A_number_that_is_there_twice_is_noticed_wherever_it_stands(int count)
    {
        var dice = new Random(count);
        ulong[] numbers = [.. Enumerable.Range(0, count).Select(_ => (ulong)dice.NextInt64(long.MinValue, long.MaxValue))];

        KeysOnce.AreDifferent(numbers).ShouldBeTrue();
        foreach (var (at, of) in new[] { (0, count - 1), (count - 1, 0), (count / 3, count - (count / 4) - 1), (count / 2, (count / 2) - 1) })
        {
            ulong[] twice = [.. numbers];
            twice[at] = numbers[of];
            KeysOnce.AreDifferent(twice).ShouldBeFalse($"{at} and {of}");
        }
    }

    [Fact]
    public void Nothing_is_different_and_zero_is_a_number_like_others()
    {
        KeysOnce.AreDifferent(Array.Empty<ulong>()).ShouldBeTrue();
        KeysOnce.AreDifferent(new ulong[] { 5, 0, 7 }).ShouldBeTrue();
        KeysOnce.AreDifferent(new ulong[] { 0, 5, 0 }).ShouldBeFalse();
    }

    [Fact]
    public void Hashes_of_texts_differ_where_texts_or_their_kinds_do_and_others_come_in_another_run()
    {
        var hash = new TextHash();
        string[] texts = [.. Enumerable.Range(0, 40).SelectMany(i => new[] { new string('a', i), new string('a', i) + "b", "b" + new string('a', i), new string('\0', i) }).Distinct()];

        texts.SelectMany(t => Enumerable.Range(0, 3).Select(kind => hash.Of(System.Text.Encoding.UTF8.GetBytes(t), kind))).ShouldBeUnique();
        hash.Of("12345678"u8, 1).ShouldBe(hash.Of("12345678"u8, 1));
        new TextHash().Of("12345678"u8, 1).ShouldNotBe(hash.Of("12345678"u8, 1));
    }
}
