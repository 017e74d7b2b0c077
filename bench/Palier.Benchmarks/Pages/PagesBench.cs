using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Palier.Benchmarks.Everyone;
using Palier.Core.Facts;

namespace Palier.Benchmarks.Pages;

/// <summary>Measures pages of the server on one core, over the sample: one request after the other, then as many as it answers.</summary>
internal static class PagesBench
{
    private const double Wanted = 20;
    private const double Never = 50;
    private const int Connections = 8;
    private const int Rounds = 4;
    private const int FirstTimes = 200;

    public static int Run() => RunAsync().GetAwaiter().GetResult();

    private static async Task<int> RunAsync()
    {
        Console.Error.WriteLine("making the world");
        var table = new Table();
        using var world = new PagesWorld();
        Console.Error.WriteLine("starting the server");
        using var server = new OneCore(world.File);
        using var client = Visitor.Client(server.Address, 1);
        var manager = await Visitor.SignInAsync(client, PagesWorld.Manager);
        var readers = new List<Visitor>();
        foreach (var one in world.People)
        {
            readers.Add(await Visitor.SignInAsync(client, one.Person));
        }

        var shown = All(world, manager, readers);
        table.Head(
            string.Create(CultureInfo.InvariantCulture, $"{world.Installed.Partners:#,##0} partners, {world.Installed.SalesLines:#,##0} lines"),
            string.Create(CultureInfo.InvariantCulture, $"One request after the other, {Rounds * world.People.Count} of each, over {world.People.Count} partners in turn, and in the first row {FirstTimes} others once; as the client sees it, over a connection of this machine that is kept. ")
            + "Whoever looks again gets what was drawn before, where no fact came since.",
            "page", "median", "95th in a hundred", "of the processor", "bytes", "wanted", "never beyond", "");
        await FirstAsync(world, readers[0], server, table);
        await WarmAsync(shown);
        foreach (var one in shown)
        {
            await OneAfterTheOtherAsync(one, Rounds, server, table);
        }

        table.End();
        await ManyAsync(PagesOf(world.Partners, readers), server, table);
        table.Publish(
            "pages",
            "Pages",
            "Written by `dotnet run build.cs bench pages`: the server as a process of its own on one core, who asks it on another. Every answer is looked at: it is 200 and has the mark of the page that was asked for.",
            []);
        return 0;
    }

    private static List<Shown> All(PagesWorld world, Visitor manager, List<Visitor> readers)
    {
        return
        [
            Own("a partner's page: level, what is missing, bonuses down to the lines", p => $"/partners/{p.Partner}", p => $"<li>{Html(p.Name)}</li>"),
            Own("a partner's statements", _ => "/statements", p => $">{p.Statement}</a>"),
            Own("one statement of a partner", p => $"/statements/{p.Statement}", p => $"<li>{p.Statement}</li>"),
            Own("a partner's accounts", p => $"/ledger?programme={PagesWorld.Programme}&owner={p.Partner}", p => $"value=\"{p.Partner}\""),
            Own("a partner as JSON", p => $"/api/partners/{p.Partner}", p => $"\"{p.Partner}\""),
            Vendors("the vendor's home", _ => "/", _ => "class=\"needs pair\""),
            Vendors("the vendor's list of partners", _ => "/partners", _ => "/partners.csv"),
            Vendors("the list, sorted and turned", p => $"/partners?sort=name&after={p.Partner}", _ => "/partners.csv"),
            Vendors("a partner in the console", p => $"/partners/{p.Partner}", p => $"<li>{Html(p.Name)}</li>"),
            Vendors("the vendor's list of statements", _ => "/statements", _ => "href=\"/statements/S-"),
            Vendors("the partners as JSON", _ => "/api/partners", _ => "\"P-"),
        ];

        Shown Own(string name, Func<Reader, string> path, Func<Reader, string> mark) =>
            new(name, [.. world.People.Select((p, i) => new Asked(readers[i], path(p), Encoding.UTF8.GetBytes(mark(p))))]);

        Shown Vendors(string name, Func<Reader, string> path, Func<Reader, string> mark) =>
            new(name, [.. world.People.Select(p => new Asked(manager, path(p), Encoding.UTF8.GetBytes(mark(p))))]);
    }

    // Other partners than those that are looked at again: nothing of them was drawn before, and the compiler gets to know what draws them from some of them.
    private static async Task FirstAsync(PagesWorld world, Visitor by, OneCore server, Table table)
    {
        var others = PagesOf(world.Partners.ExceptBy(world.People.Select(p => p.Partner), p => p.Id), [by]);
        foreach (var asked in others.Take(2 * FirstTimes))
        {
            await asked.By.GetAsync(asked.Path, asked.Mark);
        }

        await OneAfterTheOtherAsync(new Shown("a partner's page for the first time since a fact came", others[^FirstTimes..]), 1, server, table);
    }

    private static List<Asked> PagesOf(IEnumerable<Partner> partners, List<Visitor> by) =>
        [.. partners.Select((p, i) => new Asked(by[i % by.Count], $"/partners/{p.Id}", Encoding.UTF8.GetBytes($"<li>{Html(p.Name)}</li>")))];

    private static string Html(string text) => HtmlEncoder.Default.Encode(text);

    private static async Task WarmAsync(List<Shown> shown)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed.TotalSeconds < 20;)
        {
            foreach (var one in shown)
            {
                foreach (var asked in one.Asked)
                {
                    await asked.By.GetAsync(asked.Path, asked.Mark);
                }
            }
        }
    }

    private static async Task OneAfterTheOtherAsync(Shown shown, int rounds, OneCore server, Table table)
    {
        var (took, bytes, before) = (new List<double>(), 0L, server.Used);
        for (var round = 0; round < rounds; round++)
        {
            foreach (var asked in shown.Asked)
            {
                var began = Stopwatch.GetTimestamp();
                bytes += await asked.By.GetAsync(asked.Path, asked.Mark);
                took.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
            }
        }

        var median = Table.Median(took);
        table.Row(
            shown.Name, Table.Ms(median), Table.Ms(took.Order().ElementAt(took.Count * 95 / 100)), Table.Ms((server.Used - before).TotalSeconds / took.Count),
            string.Create(CultureInfo.InvariantCulture, $"{bytes / took.Count:#,##0}"), $"{Wanted} ms", $"{Never} ms", Table.Verdict(median * 1000, Wanted, Never));
        Console.Error.WriteLine($"{shown.Name}: {Table.Ms(median)}");
    }

    private static async Task ManyAsync(List<Asked> pages, OneCore server, Table table)
    {
        using var client = Visitor.Client(server.Address, Connections);
        var asked = pages.Select(a => a with { By = a.By.At(client) }).ToList();
        foreach (var one in asked)
        {
            await one.By.GetAsync(one.Path, one.Mark);
        }

        await LoadAsync(asked, 30);
        var (before, clock) = (server.Used, Stopwatch.StartNew());
        var took = await LoadAsync(asked, 10);
        var (seconds, used) = (clock.Elapsed.TotalSeconds, (server.Used - before).TotalSeconds);
        var many = took.Count / seconds;
        table.Head(
            "As many as it answers", string.Create(CultureInfo.InvariantCulture, $"The pages of all {asked.Count:#,##0} partners in turn, looked at before, over {Connections} connections for {seconds:0} seconds."),
            "requests a second", "median", "95th in a hundred", "busy", "memory", "wanted", "never below", "");
        table.Row(
            many.ToString("#,##0", CultureInfo.InvariantCulture), Table.Ms(Table.Median(took)), Table.Ms(took.Order().ElementAt(took.Count * 95 / 100)),
            string.Create(CultureInfo.InvariantCulture, $"{used / seconds * 100:0}% of the core"), string.Create(CultureInfo.InvariantCulture, $"{server.Megabytes:#,##0} MB"), "1,000", "300", Table.Verdict(many, 1000, 300));
        table.End();
    }

    private static async Task<List<double>> LoadAsync(List<Asked> all, int seconds)
    {
        var (next, until) = (0, Stopwatch.StartNew());
        var each = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            var took = new List<double>();
            while (until.Elapsed.TotalSeconds < seconds)
            {
                var asked = all[(int)((uint)Interlocked.Increment(ref next) % all.Count)];
                var began = Stopwatch.GetTimestamp();
                await asked.By.GetAsync(asked.Path, asked.Mark);
                took.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
            }

            return took;
        })));
        return [.. each.SelectMany(t => t)];
    }
}

/// <summary>A page, as each of some partners has it.</summary>
internal sealed record Shown(string Name, List<Asked> Asked);
