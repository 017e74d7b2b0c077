using System.CommandLine;
using System.Text;
using Palier.App.Exports;

namespace Palier.Cli.Verbs;

/// <summary>Files that verbs write: their form, and where they go.</summary>
internal static class Formats
{
    public static Option<string> Option(params string[] forms)
    {
        var option = new Option<string>("--format") { Description = $"The form of the file: {string.Join(", ", forms)}.", HelpName = string.Join('|', forms), DefaultValueFactory = _ => forms[0] };
        option.AcceptOnlyFromAmong(forms);
        return option;
    }

    public static Option<string?> To() => new("--to") { Description = "The file to write; left out, it goes to standard output.", HelpName = "FILE" };

    public static ExportForm Of(string form) => form switch { "csv" => ExportForm.Csv, "xlsx" => ExportForm.Xlsx, _ => ExportForm.Hledger };

    /// <summary>Writes a file, whole or not at all; text goes to standard output where no file is named.</summary>
    public static int Write(byte[] bytes, string? to, string form, string what, Terminal terminal)
    {
        if (to is null)
        {
            if (form is "xlsx" or "pdf")
            {
                return terminal.Complain(Ending.UsedWrongly, $"A file of the form {form} is not text. Name the file to write with --to FILE.");
            }

            terminal.Output.Write(Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF'));
            return Ending.Done;
        }

        var half = to + ".part";
        File.WriteAllBytes(half, bytes);
        File.Move(half, to, overwrite: true);
        terminal.Error.WriteLine($"{to}: {what}");
        return Ending.Done;
    }
}
