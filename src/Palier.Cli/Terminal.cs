using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Palier.Core.Wording;
using Spectre.Console;

namespace Palier.Cli;

/// <summary>Where a verb writes: results to the one, progress and problems to the other, so that a result can be piped.</summary>
public sealed class Terminal(TextWriter output, TextWriter error)
{
    // Names and currency signs stay readable; the result goes to a terminal or a file, never into a page.
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public TextWriter Output { get; } = output;

    public TextWriter Error { get; } = error;

    /// <summary>The words of the language asked for.</summary>
    public Words Words { get; internal set; } = Words.English;

    /// <summary>Draws progress on standard error; plain lines where that is no terminal.</summary>
    public IAnsiConsole Progress { get; } = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) });

    public void Say(string line) => Output.WriteLine(line);

    public void SayJson<T>(T value) => Output.WriteLine(JsonSerializer.Serialize(value, json));

    /// <summary>Tells what is wrong and what to do, and ends as given.</summary>
    public int Complain(int ending, string problem)
    {
        Error.WriteLine(problem);
        return ending;
    }
}
