using System.CommandLine;
using Palier.Core.Editors;

namespace Palier.Cli.Verbs;

/// <summary>The JSON Schema of the texts, for editors.</summary>
internal static class Schema
{
    public static Command Verb(Terminal terminal)
    {
        var of = new Argument<string>("OF") { Description = "programmes, or cases.", DefaultValueFactory = _ => "programmes" };
        of.AcceptOnlyFromAmong("programmes", "cases");
        var verb = new Command("schema", "Print the JSON Schema of programme texts, or of files of cases, for editors.") { of };
        verb.SetAction(parsed =>
        {
            terminal.Output.Write(parsed.GetValue(of) == "cases" ? LanguageSchema.OfCases : LanguageSchema.OfProgrammes);
            return Ending.Done;
        });
        return verb;
    }
}
