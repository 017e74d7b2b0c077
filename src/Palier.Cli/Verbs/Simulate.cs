using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Palier.App.Imports;
using Palier.App.Programmes;
using Palier.Core.Definition;
using Palier.Core.Facts;
using Palier.Core.Trying;
using Palier.Core.Values;
using Palier.Core.Wording;
using Palier.Data;
using Use = Palier.App.Programmes.Simulate;

namespace Palier.Cli.Verbs;

/// <summary>Tries a draft of a programme on a past span, or one more sale on a partner. Nothing is stored.</summary>
internal static class Simulate
{
    private const decimal Most = 100_000_000_000;

    private static readonly Argument<string> what = new("DRAFT")
    {
        Description = "The draft: a programme's file or folder. With --sell, the name of a published programme.",
    };

    private static readonly Option<string?> period = new("--period") { Description = "The days it is tried on: a month, quarter, half-year or year, like 2026-Q3.", HelpName = "PERIOD" };
    private static readonly Option<string?> from = new("--from") { Description = "The first period of several, like 2024-Q1.", HelpName = "PERIOD" };
    private static readonly Option<string?> to = new("--to") { Description = "The last period of several, like 2026-Q3.", HelpName = "PERIOD" };
    private static readonly Option<string?> since = new("--since") { Description = "The day from which the draft holds, with the published versions before it; left out, it is as if it had always been so.", HelpName = "DAY" };
    private static readonly Option<string[]> partners = new("--partner") { Description = "Only these partners; with --sell, who sells.", HelpName = "ID", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string[]> countries = new("--country") { Description = "Only partners of these countries, like FR.", HelpName = "CODE", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string[]> levels = new("--level") { Description = "Only partners that hold one of these levels as published.", HelpName = "LEVEL", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string?> budget = new("--budget") { Description = "What the draft may cost, in the programme's currency, like 500_000.", HelpName = "AMOUNT" };
    private static readonly Option<int?> atMost = new("--at-most") { Description = "Stop after so many seconds.", HelpName = "SECONDS" };
    private static readonly Option<string?> snapshots = new("--snapshots") { Description = "The folder in which sales lines are kept as columns between runs; left out, it lies beside the file of the database.", HelpName = "FOLDER" };
    private static readonly Option<string?> sales = new("--sales") { Description = "A file of sales to try it on, in place of those that were taken in: CSV, a workbook (.xlsx) or Parquet.", HelpName = "FILE" };
    private static readonly Option<string?> mapping = new("--mapping") { Description = "What the columns of --sales are: a YAML file, as for palier import sales.", HelpName = "MAP" };
    private static readonly Option<string?> sell = new("--sell") { Description = "Instead of a draft: one more sale of this amount, in the programme's currency.", HelpName = "AMOUNT" };
    private static readonly Option<string[]> of = new("--of") { Description = "What is sold, like area=ai-cloud kind=new.", HelpName = "FIELD=WORD", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string?> on = MoneyOptions.On();

    public static Command Verb(Terminal terminal)
    {
        var verb = new Command("simulate", "Try a draft on a past span: levels gained and lost, money before and after, winners and losers; or one more sale of a partner.")
        {
            what, period, from, to, since, partners, countries, levels, budget, atMost, snapshots, sales, mapping, sell, of, on,
        };
        verb.SetAction(parsed => parsed.GetValue(sell) is { } amount ? Sale(parsed, amount, terminal) : Draft(parsed, terminal));
        return verb;
    }

    private static int Draft(ParseResult parsed, Terminal terminal)
    {
        if (SpanOf(parsed, terminal) is not { } span || !TryDay(parsed.GetValue(since), terminal, out var day) || !TryAmount(parsed.GetValue(budget), "--budget", terminal, out var most))
        {
            return Ending.UsedWrongly;
        }

        if (PathArgument.Read(parsed.GetRequiredValue(what), terminal) is not { } files)
        {
            return Ending.FoundWrong;
        }

        if (files.FirstOrDefault(f => f.Reading.Value is null) is { } refused)
        {
            return terminal.Complain(Ending.FoundWrong, $"{refused.Path} has mistakes: palier check names them.");
        }

        if (files is not [{ Reading.Value: { } draft }])
        {
            return terminal.Complain(Ending.FoundWrong, $"There are {files.Length} programmes at {parsed.GetRequiredValue(what)}. Give the file of one.");
        }

        if (FileOf(parsed, terminal, out var file) is { } wrong)
        {
            return wrong;
        }

        var tried = new TriedOn([.. parsed.GetValue(partners) ?? []], [.. parsed.GetValue(countries) ?? []], [.. parsed.GetValue(levels) ?? []]);
        TimeSpan? limit = parsed.GetValue(atMost) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        Money? cost = most is { } value ? new Money(Parts(value, draft.Currency.Decimals), draft.Currency) : null;
        return DatabaseChoice.With(parsed, terminal, database =>
            Tell(Use.Run(database, draft, span, day, tried, limit, Settle.ProgressOn(terminal), parsed.GetValue(snapshots), file), cost, parsed.GetValue(CommonOptions.Json), terminal));
    }

    private static int Sale(ParseResult parsed, string amount, Terminal terminal)
    {
        if (parsed.GetValue(partners) is not [var partner])
        {
            return terminal.Complain(Ending.UsedWrongly, "--sell needs --partner with the one that sells.");
        }

        if (!TryAmount(amount, "--sell", terminal, out var sold) || MoneyOptions.DayOf(parsed.GetValue(on), terminal) is not { } day)
        {
            return Ending.UsedWrongly;
        }

        var fields = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var field in parsed.GetValue(of) ?? [])
        {
            if (field.Split('=', 2) is not [{ Length: > 0 } name, { Length: > 0 } word])
            {
                return terminal.Complain(Ending.UsedWrongly, $"{field} is not a field of the sale. Write it like area=ai-cloud.");
            }

            fields[name] = word;
        }

        return DatabaseChoice.With(parsed, terminal, database => Tell(
            Use.RunSale(database, parsed.GetRequiredValue(what), partner, currency => Line(partner, sold!.Value, currency, day, fields.ToImmutable()), day), null, parsed.GetValue(CommonOptions.Json), terminal));
    }

    private static SalesLine Line(string partner, decimal amount, Currency currency, DateOnly day, ImmutableSortedDictionary<string, string> fields) => new()
    {
        Partner = partner,
        Key = "what-if",
        Net = new LineAmount(Parts(amount, 4), currency),
        OrderedOn = day,
        SoldOn = day,
        InvoicedOn = day,
        PaidOn = day,
        Product = fields.GetValueOrDefault("product"),
        Area = fields.GetValueOrDefault("area"),
        Family = fields.GetValueOrDefault("family"),
        Kind = fields.GetValueOrDefault("kind"),
        Source = fields.GetValueOrDefault("source"),
        Customer = fields.GetValueOrDefault("customer"),
        Country = fields.GetValueOrDefault("country"),
        Fields = fields,
    };

    private static long Parts(decimal amount, int decimals) => (long)decimal.Round(amount * (decimal)Math.Pow(10, decimals), MidpointRounding.AwayFromZero);

    private static Period? SpanOf(ParseResult parsed, Terminal terminal)
    {
        var (one, first, last) = (parsed.GetValue(period), parsed.GetValue(from), parsed.GetValue(to));
        if (one is not null && first is null && last is null)
        {
            return DatabaseChoice.PeriodOf(one, terminal);
        }

        if (one is not null || first is null || last is null)
        {
            terminal.Complain(Ending.UsedWrongly, "Give the days it is tried on: --period 2026-Q3, or --from 2024-Q1 --to 2026-Q3.");
            return null;
        }

        if (DatabaseChoice.PeriodOf(first, terminal) is not { } begins || DatabaseChoice.PeriodOf(last, terminal) is not { } ends)
        {
            return null;
        }

        if (ends.Until > begins.From)
        {
            return new Period(begins.From, ends.Until);
        }

        terminal.Complain(Ending.UsedWrongly, $"{last} ends before {first} begins. Give the earlier period to --from.");
        return null;
    }

    // How it ends where the file cannot be tried.
    private static int? FileOf(ParseResult parsed, Terminal terminal, out SalesFile? file)
    {
        file = null;
        var (path, map) = (parsed.GetValue(sales), parsed.GetValue(mapping));
        if (path is null || map is null)
        {
            return path == map ? null : terminal.Complain(Ending.UsedWrongly, "--sales and --mapping go together: the file, and what its columns are.");
        }

        file = Mappings.Read(path, map, "sales", ImportKind.Sales, terminal) is { } read ? new SalesFile(path, read) : null;
        return file is null ? Ending.FoundWrong : null;
    }

    private static bool TryDay(string? text, Terminal terminal, out DateOnly? day)
    {
        day = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var found) ? found : null;
        return text is null || day is not null || terminal.Complain(0, $"{text} is not a day. Write it like 2026-01-31.") != 0;
    }

    private static bool TryAmount(string? text, string option, Terminal terminal, out decimal? amount)
    {
        amount = decimal.TryParse(text?.Replace("_", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value <= Most ? value : null;
        return text is null || amount is not null || terminal.Complain(0, $"{text} is not an amount for {option}. Write it like 40_000 or 1250.50, up to {Most:0}.") != 0;
    }

    private static int Tell(SimulateOutcome outcome, Money? budget, bool json, Terminal terminal) => outcome switch
    {
        SimulateOutcome.NoSuchProgramme none => DatabaseChoice.NoSuchProgramme(terminal, none.Name, none.Published),
        SimulateOutcome.NoSuchPartner none => terminal.Complain(Ending.FoundWrong, $"There is no partner {none.Id} in this database."),
        SimulateOutcome.NoSuchLevel none => terminal.Complain(Ending.FoundWrong,
            none.Levels.IsEmpty ? $"The programme has no levels, so none is called {none.Name}." : $"There is no level {none.Name}. There are {string.Join(", ", none.Levels)}."),
        SimulateOutcome.NobodyThere none => terminal.Complain(Ending.FoundWrong, $"Nobody asked about takes part in {none.Programme} in {none.Span}: palier enrol lets partners take part."),
        SimulateOutcome.SalesRefused refused => ImportTold.Refused(refused.Why, json, terminal),
        SimulateOutcome.Stopped stopped => terminal.Complain(Ending.FoundWrong,
            $"Stopped: after the time of --at-most {stopped.Done} of {stopped.All} partners were computed, each before and after. Give it longer, or a slice with --country, --level or --partner."),
        SimulateOutcome.OfSale sale => Say(TrialText.Of(sale.Sale, terminal.Words), () => Row(sale.Sale), json, terminal),
        SimulateOutcome.Tried tried => Say(TrialText.Of(tried.Report, budget, terminal.Words), () => Row(tried.Report, budget), json, terminal),
        _ => throw new InvalidOperationException("unknown outcome"),
    };

    private static int Say(IEnumerable<string> lines, Func<object> data, bool json, Terminal terminal)
    {
        if (json)
        {
            terminal.SayJson(data());
            return Ending.Done;
        }

        foreach (var line in lines)
        {
            terminal.Say(line);
        }

        return Ending.Done;
    }

    private static object Row(SaleTried tried) => new
    {
        programme = tried.Programme.Name,
        tried.Programme.Version,
        partner = tried.Partner.Id,
        sale = new { net = tried.Sale.Net.ToString(), on = tried.Sale.SoldOn, of = tried.Sale.Fields },
        reached = new { tried.Reached.Before, tried.Reached.After },
        held = tried.Held is { } held ? new { held.Review, held.From, held.Before, held.After } : null,
        bonuses = tried.Bonuses.Select(b => new { bonus = b.Bonus.Name, period = b.Period.ToString(), before = b.Money.Before.ToString(), after = b.Money.After.ToString() }),
    };

    private static object Row(TrialReport report, Money? budget) => new
    {
        programme = report.Trial.Draft.Name,
        span = report.Trial.Span.ToString(),
        report.Trial.Since,
        partners = report.Partners.Length,
        levels = new
        {
            on = report.Trial.Span.LastDay,
            report.Levels.Up,
            report.Levels.Down,
            moves = report.Moves.Select(m => new { m.Before, m.After, m.Partners }),
        },
        money = report.Money.Select(Row),
        budget = budget?.ToString(),
        byBonus = report.ByBonus.Select(Row),
        byPeriod = report.ByPeriod.Select(Row),
        byLevel = report.ByLevel.Select(Row),
        byCountry = report.ByCountry.Select(Row),
        refused = new { report.Refused.Before, report.Refused.After },
        everyone = report.Partners.Select(p => new { p.Partner.Id, p.LevelBefore, p.LevelAfter, money = p.Money.Select(Row) }),
    };

    private static object Row(TriedSlice slice) => new { slice.Of, slice.Partners, money = slice.Money.Select(Row) };

    private static object Row(BeforeAndAfter money) => new { before = money.Before.ToString(), after = money.After.ToString() };
}
