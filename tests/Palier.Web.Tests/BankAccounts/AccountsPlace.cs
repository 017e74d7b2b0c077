using Palier.App.BankAccounts;
using Palier.App.Staff;
using Palier.Core.Acting;
using Palier.Core.Facts;
using Palier.Core.Payments;
using Palier.Data;
using Palier.Web.Tests.Databases;
using Palier.Web.Tests.Ledger;
using static Palier.Web.Tests.Ledger.MoneyPlace;

namespace Palier.Web.Tests.BankAccounts;

/// <summary>A small programme with two partners in Belgium, one in France, a person of P1 who is paid, and staff.</summary>
internal sealed class AccountsPlace : IDisposable
{
    public static readonly AccountTyped Belgian = new() { Holder = "Delta NV", Currency = "EUR", Iban = "BE68 5390 0754 7034", Contact = "accounts@delta.example" };

    public static readonly AccountTyped Other = Belgian with { Iban = "BE71 0961 2345 6769", Contact = "new@delta.example" };

    public AccountsPlace(Engine engine)
    {
        Place = new MoneyPlace(engine, "changed-afterwards", ["P1", "P2"]);
        using (var saving = Database.Begin(At("2024-12-02"), "test"))
        {
            saving.Add([new Partner { Id = "P3", Name = "Société Delta", Country = "FR", Kind = "reseller" }]);
            saving.Add([new Person { Id = "E1", Name = "Noor Peeters" }]);
            saving.Add([new Employment { Person = "E1", Partner = "P1", From = Day("2025-01-01"), Until = Day("2026-01-01") }]);
            saving.Commit();
        }

        Name("mika", Role.Operator);
        Name("ana", Role.Finance);
        Name("ben", Role.Finance);
        Name("benoît", Role.Finance, sameAs: "ben");
        Name("cléo", Role.Compliance);
        Name("ruth", Role.Auditor);
        Name("pia", Role.Partner, "P1");
        Name("paul", Role.Finance, "P1");
        Name("petra", Role.Partner, "P2");
    }

    public MoneyPlace Place { get; }

    public Database Database => Place.Database;

    public BankAccountOutcome Propose(AccountTyped typed, string owner = "P1", string by = "ana", string on = "2025-02-01") =>
        ProposeBankAccount.Run(Database, owner, typed, by, Day(on), At(on));

    public BankAccountOutcome Decide(int number, string by = "ben", string on = "2025-02-01", bool approve = true, string? shown = null) =>
        DecideBankAccount.Run(Database, number, approve, by, Day(on), At(on), shown);

    public BankAccountOutcome Stop(string owner = "P1", string by = "pia", string on = "2025-02-03") => ProposeBankAccount.Stop(Database, owner, by, Day(on), At(on));

    /// <summary>Proposes and approves.</summary>
    public int Names(AccountTyped typed, string owner = "P1", string on = "2025-02-01")
    {
        var number = Propose(typed, owner, on: on).ShouldBeOfType<BankAccountOutcome.Proposed>().Number;
        (Decide(number, on: on) is BankAccountOutcome.InForce or BankAccountOutcome.Waits).ShouldBeTrue();
        return number;
    }

    public string[] InForce(string on, string owner = "P1")
    {
        using var context = Database.Context();
        return [.. StoredAccounts.Of(context, owner).InForce(owner, Day(on)).Select(a => $"{a.Number} {a.Iban ?? a.Other} {a.Currency}")];
    }

    /// <summary>The messages, the first one first: whom, which and the figures.</summary>
    public string[] Messages()
    {
        using var context = Database.Context();
        return [.. context.Messages.OrderBy(m => m.Number).Select(m => m.To + " " + m.Language + " " + m.Key + " " + m.Figures)];
    }

    public void Dispose() => Place.Dispose();

    private void Name(string name, Role role, string? partner = null, string? sameAs = null) =>
        NameStaff.Add(Database, name, partner, [role], Day("2024-12-03"), "mika", At("2024-12-03"), sameAs).ShouldBeOfType<NameStaffOutcome.Named>();
}
