using Palier.App.Messages;
using Palier.Core.Wording;

namespace Palier.Web.Hosting;

/// <summary>Reads from the options of the server which mail server it hands messages to.</summary>
public static class MailOptions
{
    /// <summary>What was chosen at the start; null where nothing was. What is wrong with it, where something is.</summary>
    /// <param name="options">The options of the server by their names.</param>
    /// <param name="variable">The password, where the environment holds it.</param>
    public static (MailChoice? Choice, string? Wrong) Of(Func<string, string?> options, string? variable)
    {
        var (server, from, user, file) = (options("smtp"), options("mail-from"), options("smtp-user"), options("smtp-password-file"));
        if (options("smtp-password") is not null)
        {
            return (null, $"A password does not belong among the options, where others can read it. Put it into the variable {MailLogin.Variable}, or into a file that --smtp-password-file names.");
        }

        if (server is null)
        {
            return (null, from is not null ? "--mail-from says who messages come from, and no mail server is named. Add --smtp HOST:PORT, or leave it out."
                : user is not null || file is not null ? "--smtp-user and --smtp-password-file say who signs in at a mail server, and none is named. Add --smtp HOST:PORT, or leave them out." : null);
        }

        if (from is null)
        {
            return (null, "--smtp names a mail server, and messages need somebody to come from. Add --mail-from ADDRESS.");
        }

        var (login, wrong) = MailLogin.Of(user, file, variable);
        return wrong is null ? (new MailChoice(server, from, login), null) : (null, Words.In(Language.English).Say($"messages.{wrong}", ("user", user ?? ""), ("file", file ?? "")));
    }
}
