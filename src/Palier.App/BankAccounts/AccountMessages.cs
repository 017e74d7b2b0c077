using Palier.App.Messages;
using Palier.Core.Wording;
using Palier.Data;
using Palier.Data.Rows;

namespace Palier.App.BankAccounts;

/// <summary>What the contact of an account is told of another one that is to take its place.</summary>
internal enum AccountMessage
{
    Asked,
    Changes,
    Rejected,
    Stopped,
    Kept,
    GoesOn,
}

/// <summary>Tells the contact of the account in force what happens to it: to whom money goes is changed by whoever can change where messages go, so the old one is told.</summary>
internal static class AccountMessages
{
    // Places where French is what business is written in; everybody else is written to in English.
    private const string French = "FR MC GP MQ GF RE YT PM BL MF NC PF WF BJ BF CF CG CI GA GN ML NE SN TG";

    /// <summary>Adds the message; false where there is no account before it, or none that it takes the place of, and so nobody to tell.</summary>
    /// <param name="saving">What it is added to.</param>
    /// <param name="stored">The accounts of the owner without the decision that is told.</param>
    /// <param name="owner">Whose account it is.</param>
    /// <param name="asked">The account that is proposed or decided.</param>
    /// <param name="what">What happens to it.</param>
    /// <param name="on">The day it is.</param>
    /// <param name="from">The day from which it counts.</param>
    public static bool Add(Saving saving, StoredAccounts stored, AccountOwner owner, BankAccountRow asked, AccountMessage what, DateOnly on, DateOnly? from = null)
    {
        if (stored.InForceBeside(asked, on) is not { } there)
        {
            return false;
        }

        // The account in force named again takes nobody's place; only where it stops a change there is something to tell.
        var stopped = stored.Beside(asked).StoppedBy(stored.Proposed(asked));
        if (stopped is null && StoredAccounts.SameOf(there) == StoredAccounts.SameOf(asked))
        {
            return false;
        }

        // A stop names the account in force again: what is told of is the change that it stops.
        var changed = stopped is null ? asked : stored[stopped.Number];
        Outbox.Add(saving, there.Contact, owner.Id, LanguageOf(owner.Country), KeyOf(what), on,
            ("name", owner.Name), ("old", AccountRows.Place(there).ToString()), ("new", AccountRows.Place(changed).ToString()), ("day", from));
        return true;
    }

    public static Language LanguageOf(string? country) => country is not null && French.Split(' ').Contains(country) ? Language.French : Language.English;

    private static string KeyOf(AccountMessage what) => what switch
    {
        AccountMessage.Asked => "bank_account_asked",
        AccountMessage.Changes => "bank_account_changes",
        AccountMessage.Rejected => "bank_account_rejected",
        AccountMessage.Stopped => "bank_account_stopped",
        AccountMessage.Kept => "bank_account_kept",
        _ => "bank_account_goes_on",
    };
}
