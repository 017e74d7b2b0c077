using System.CommandLine;
using System.Globalization;
using Palier.App.BankAccounts;
using Palier.Core.Payments;
using Palier.Core.Wording;

namespace Palier.Cli.Verbs;

/// <summary>Lists bank accounts and shows one.</summary>
internal static class AccountTold
{
    public static Command List(Terminal terminal)
    {
        var owner = new Argument<string?>("OWNER") { Description = "Whose accounts; everybody's when left out.", Arity = ArgumentArity.ZeroOrOne };
        var on = MoneyOptions.On();
        var verb = new Command("list", "List bank accounts, those that wait for somebody first, with country and last two digits.") { owner, on };
        verb.SetAction(parsed => MoneyOptions.DayOf(parsed.GetValue(on), terminal) is not { } day ? Ending.UsedWrongly : DatabaseChoice.With(parsed, terminal, database =>
        {
            var all = ListBankAccounts.Run(database, day, parsed.GetValue(owner));
            if (parsed.GetValue(CommonOptions.Json))
            {
                terminal.SayJson(all.Select(Json));
                return Ending.Done;
            }

            foreach (var one in all)
            {
                terminal.Say(terminal.Words.Say("account_line", ("number", $"{one.Number}"), ("owner", one.Owner), ("where", $"{one.Place}"), ("currency", one.Currency.Code), ("state", State(terminal.Words, one))));
            }

            if (all.IsEmpty)
            {
                terminal.Say(terminal.Words.Say("account_empty"));
            }

            return Ending.Done;
        }));
        return verb;
    }

    public static Command Show(Terminal terminal)
    {
        var (number, on) = (new Argument<int>("NUMBER") { Description = "The number of the account." }, MoneyOptions.On());
        var verb = new Command("show", "Show a bank account, what approving it would do, and the hash that an approval names. The whole number is shown to finance and compliance: --as.") { number, on };
        verb.SetAction(parsed => MoneyOptions.DayOf(parsed.GetValue(on), terminal) is not { } day ? Ending.UsedWrongly : DatabaseChoice.With(parsed, terminal, database =>
        {
            if (ListBankAccounts.Show(database, parsed.GetRequiredValue(number), day, Acting.Numbers(parsed, database)) is not { } opened)
            {
                return terminal.Complain(Ending.FoundWrong, terminal.Words.Say("money.no_account", ("number", parsed.GetRequiredValue(number).ToString(CultureInfo.InvariantCulture))));
            }

            if (parsed.GetValue(CommonOptions.Json))
            {
                terminal.SayJson(Json(opened));
                return Ending.Done;
            }

            foreach (var line in Lines(terminal, opened))
            {
                terminal.Say(line);
            }

            return Ending.Done;
        }));
        return verb;
    }

    private static IEnumerable<string> Lines(Terminal terminal, AccountOpened opened)
    {
        var (words, one) = (terminal.Words, opened.Listed);
        string Detail(AccountField field, string value) => words.Say("account_detail", ("name", words.Say($"account_field.{field}")), ("value", value));
        yield return words.Say("account_shown", ("number", $"{one.Number}"), ("owner", one.Owner), ("where", $"{one.Place}"), ("currency", one.Currency.Code), ("state", State(words, one)));
        foreach (var (field, value) in opened.Whole is { } whole ? AccountDetails.Of(whole) : [])
        {
            yield return Detail(field, value);
        }

        if (opened.Reason is { } reason)
        {
            yield return Detail(AccountField.Reason, reason);
        }

        if (opened.Whole is null)
        {
            yield return words.Say("account_hidden");
        }

        yield return words.Say("account_asked_by", ("by", one.By), ("day", words.Language.Day(one.Day)));
        if (one.Replaces is { } replaces)
        {
            yield return words.Say("account_replaces", ("number", $"{replaces.Number}"), ("where", $"{replaces}"));
        }

        if (one.Stops is { } stops)
        {
            yield return words.Say("account_stops", ("number", $"{stops.Number}"));
        }

        if (one.Effects is { } effects && one.Stops is null)
        {
            yield return terminal.Money().Effects(effects);
        }

        yield return words.Say("account_hash", ("hash", one.Hash));
    }

    private static string State(Words words, AccountListed one) => words.Say($"account_state.{one.State}", ("day", one.CountsFrom is { } from ? words.Language.Day(from) : ""));

    private static object Json(AccountListed one) => new
    {
        account = one.Number, one.Owner, one.Place.Country, one.Place.Ends, currency = one.Currency.Code, one.State, one.CountsFrom, one.By, one.Day, one.DecidedBy, one.Hash,
        replaces = one.Replaces?.Number, stops = one.Stops?.Number, payable = one.Effects?.Payable.Select(m => m.ToString()), batches = one.Effects?.Batches, wouldCountFrom = one.Effects?.CountsFrom,
    };

    private static object Json(AccountOpened opened) => new
    {
        listed = Json(opened.Listed), opened.Reason,
        whole = opened.Whole is { } whole ? AccountDetails.Of(whole).ToDictionary(d => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName($"{d.Field}"), d => d.Value) : null,
    };
}
