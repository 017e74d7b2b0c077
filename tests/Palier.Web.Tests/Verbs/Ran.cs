using Palier.Cli;

namespace Palier.Web.Tests.Verbs;

/// <summary>What a command line ended with and wrote.</summary>
internal sealed record Ran(int Ending, string Output, string Error)
{
    public static async Task<Ran> Palier(params string[] args)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var ending = await CommandLine.RunAsync(args, new Terminal(output, error));
        return new Ran(ending, output.ToString(), error.ToString());
    }
}
