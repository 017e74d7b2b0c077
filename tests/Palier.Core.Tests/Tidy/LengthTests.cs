using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Palier.Core.Tests.Tidy;

public sealed class LengthTests
{
    private const int LinesOfAFile = 400;
    private const int LinesOfAMethod = 70;

    [Fact]
    public void No_file_of_the_product_is_longer_than_400_lines()
    {
        var files = Repository.Files.Where(f => f.IsIn("src") && (f.EndsWith(".razor", StringComparison.Ordinal) || Repository.Code.Contains(f)));

        files.Select(f => (File: f, Lines: Repository.Read(f).TrimEnd('\n').Count('\n') + 1))
            .Where(f => f.Lines > LinesOfAFile)
            .Select(f => $"{f.File}: {f.Lines} lines")
            .ShouldBeEmpty();
    }

    [Fact]
    public void No_method_of_the_product_is_longer_than_70_lines()
    {
        Repository.Code.Where(f => f.IsIn("src"))
            .SelectMany(f => Repository.Parse(f).GetRoot().DescendantNodes())
            .Where(n => n is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax)
            .Select(n => (Span: n.GetLocation().GetLineSpan(), Node: n))
            .Where(m => LinesFrom(m.Span) > LinesOfAMethod)
            .Select(m => $"{m.Span.Path}:{m.Span.StartLinePosition.Line + 1}: {LinesFrom(m.Span)} lines")
            .ShouldBeEmpty();
    }

    private static int LinesFrom(FileLinePositionSpan span) => span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
}
