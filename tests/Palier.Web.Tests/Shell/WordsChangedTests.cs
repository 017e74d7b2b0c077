using Palier.Web.Shell;

namespace Palier.Web.Tests.Shell;

public sealed class WordsChangedTests
{
    [Theory]
    [InlineData("Revenue of at least €1,000 and 5 people.", "Revenue of at least €1,200 and 5 people.", "Revenue of at least |-€1,000|+€1,200| and 5 people.")]
    [InlineData("a b c", "a b c", "a b c")]
    [InlineData(null, "a b", "+a b")]
    [InlineData("a b", null, "-a b")]
    [InlineData("a b c d", "a x c y d", "a |-b|+x| c |+y| d")]
    [InlineData(null, null, "")]
    public void What_went_stands_before_what_came_and_the_rest_is_said_once(string? before, string? after, string told) =>
        string.Join('|', WordsChanged.Of(before, after).Select((r, i) => r.Fate switch { < 0 => "-" + r.Text, > 0 => "+" + r.Text, _ => (i == 0 ? "" : " ") + r.Text + " " }))
            .TrimEnd().ShouldBe(told);
}
