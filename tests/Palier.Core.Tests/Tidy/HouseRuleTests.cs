using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Palier.Core.Tests.Tidy;

public sealed class HouseRuleTests
{
    /// <summary>In two parts each, so that this file does not say what it looks for.</summary>
    private static readonly Dictionary<string, string> neverWritten = new(StringComparer.Ordinal)
    {
        ["a rule is switched off once, in .editorconfig, with its reason"] = "#pragma warning " + "disable|No" + "Warn|Suppress" + "Message",
        ["work is finished or not begun"] = @"\b(TO" + "DO|FIX" + @"ME)\b",
        ["a path of one machine"] = "(?<![A-Za-z0-9_.*-])/(wo" + "rk|ro" + @"ot|ho" + @"me/[a-z]+|tm" + @"p)/|[A-Z]:\\Us" + "ers",
        ["a host of a package registry"] = @"nuget\." + "org|artifac" + @"tory|pkgs\.dev\.az" + "ure",
    };

    [Fact]
    public void What_the_house_does_not_write_is_not_written()
    {
        Repository.Texts
            .SelectMany(f => Repository.Read(f).Split('\n').Select((line, i) => (At: $"{f}:{i + 1}", Line: line)))
            .SelectMany(l => neverWritten.Where(n => Regex.IsMatch(l.Line, n.Value)).Select(n => $"{l.At}: {n.Key}: {l.Line.Trim()}"))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Types_are_named_after_the_field_and_not_after_their_job_in_the_code()
    {
        Repository.Code
            .SelectMany(f => Repository.Parse(f).GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Select(t => (File: f, Name: t.Identifier.Text)))
            .Where(t => Regex.IsMatch(t.Name, "(Manager|Helper|Helpers|Service|Util|Utils|Utilities|Dto|Impl)$"))
            .Select(t => $"{t.File}: {t.Name}")
            .ShouldBeEmpty();
    }

    [Fact]
    public void Real_data_stays_outside()
    {
        Repository.Files.Where(f => Regex.IsMatch(f, "DimReseller|FactReseller|sales_lines\\.csv$")).ShouldBeEmpty();
    }
}
