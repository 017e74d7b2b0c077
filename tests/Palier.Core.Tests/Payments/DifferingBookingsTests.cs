using Palier.Core.Payments;
using Palier.Core.Values;

namespace Palier.Core.Tests.Payments;

/// <summary>Which lines of files tell of one booking that differs: surely one is one, anything else stays two.</summary>
public sealed class DifferingBookingsTests
{
    [Theory]
    [InlineData("R1", "R1", true)]
    [InlineData("R1", "R2", false)]
    [InlineData("R1", null, true)]
    [InlineData(null, null, true)]
    public void Lines_of_two_files_are_one_booking_by_the_reference_or_else_the_day(string? one, string? other, bool same)
    {
        DifferingBookings.Of([Line(1, one), Line(2, other)]).Length.ShouldBe(same ? 1 : 2);
        DifferingBookings.Of([Line(1, one), Line(2, other) with { BookedOn = new(2025, 2, 11) }]).Length.ShouldBe(one is not null && one == other ? 1 : 2);
    }

    [Fact]
    public void Lines_of_one_file_are_two_bookings_and_another_file_may_tell_of_both()
    {
        var told = DifferingBookings.Of([Line(1, "R1"), Line(1, "R1", 2), Line(2, "R1"), Line(2, "R1", 2)]);

        told.Select(b => string.Join(' ', b.Select(l => $"{l.File}.{l.Line}"))).ShouldBe(["1.1 2.1", "1.2 2.2"]);
    }

    [Fact]
    public void What_is_not_the_same_in_everything_stays_two()
    {
        var line = Line(1, "R1");
        foreach (var other in new[]
        {
            line with { Payment = 2 }, line with { Account = "BE71096123456769" }, line with { Credit = true }, line with { Amount = new Money(90_01, Currency.Eur) }, line with { Amount = new Money(90_00, Currency.Of("USD")) },
            line with { Why = Difference.Payee },
        })
        {
            DifferingBookings.Of([line, other with { File = 2 }]).Length.ShouldBe(2, $"{other}");
        }
    }

    [Fact]
    public void A_line_without_a_reference_ties_no_two_others_together_and_parts_nothing()
    {
        var told = DifferingBookings.Of([Line(1, "R1"), Line(2, null), Line(3, "R2")]);

        told.Select(b => string.Join(' ', b.Select(l => l.File))).ShouldBe(["1 2", "3"]);
        DifferingBookings.Of([Line(1, "R1"), Line(2, null), Line(3, "R2"), Line(4, "R1"), Line(5, "R2")]).Select(b => string.Join(' ', b.Select(l => l.File))).ShouldBe(["1 2 4", "3 5"]);
    }

    private static DifferingLine Line(int file, string? reference, int line = 1) =>
        new(file, line, 1, "BE68539007547034", false, new Money(90_00, Currency.Eur), new(2025, 2, 10), reference, Difference.Amount);
}
