using Palier.App.Imports;

namespace Palier.Web.Tests.Imports;

public sealed class KeysMetOnce
{
    [Fact]
    public void Every_number_is_found_with_its_line_and_no_other_is()
    {
        var (met, dice, there) = (new KeysMet(), new Random(3), new Dictionary<ulong, long>());
        for (var line = 2L; line < 100_000; line++)
        {
            // Sequence numbers in a row, and hashes anywhere.
            var number = line % 2 == 0 ? (ulong)line : (ulong)dice.NextInt64();
            met.Find(number).ShouldBe(there.TryGetValue(number, out var first) ? first : null);
            if (there.TryAdd(number, line))
            {
                met.Add(number, line);
            }
        }

        there.ShouldAllBe(t => met.Find(t.Key) == t.Value);
        met.Find(0).ShouldBeNull();
        met.Find(1_000_001).ShouldBeNull();
    }

    [Fact]
    public void A_key_of_another_type_has_another_hash()
    {
        var met = new KeysMet();

        met.Hash("1/1", 0).ShouldBe(met.Hash("1/1", 0));
        new[] { met.Hash("1/1", 0), met.Hash("1/1", 1), met.Hash("1/2", 0), met.Hash("1/", 0), met.Hash("", 0) }.ShouldBeUnique();
        Enumerable.Range(0, 10).SelectMany(i => Enumerable.Range(0, 3).Select(type => met.Hash($"{i}6/1", type))).ShouldBeUnique("a type does not undo a character");
    }
}
