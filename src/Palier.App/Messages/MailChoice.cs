using System.Net.Security;

namespace Palier.App.Messages;

/// <summary>The mail server that messages are handed to, and the address that they come from.</summary>
/// <param name="Server">Its name and port.</param>
/// <param name="From">The address.</param>
/// <param name="Login">As whom; null where the server takes messages from this machine as they are.</param>
public sealed record MailChoice(string Server, string From, MailLogin? Login = null)
{
    /// <summary>Which certificates of a server count beside those that this machine trusts; null where none do.</summary>
    internal RemoteCertificateValidationCallback? Trusts { get; init; }
}

/// <summary>Who signs in at a mail server. Nothing that writes it down writes the password.</summary>
public sealed class MailLogin(string user, string password)
{
    /// <summary>The variable of the environment that holds the password, where no file does.</summary>
    public const string Variable = "PALIER_SMTP_PASSWORD";

    public string User { get; } = user;

    public string Password { get; } = password;

    /// <summary>
    /// Who signs in, by what was named at the start: nobody where no user was. What is wrong, by the key of its sentence, where the password cannot be had. It stands in a file or in the
    /// environment, and never among what other users of the machine see of a program.
    /// </summary>
    /// <param name="user">The user; null where none was named.</param>
    /// <param name="file">The file that holds the password; null where none was named.</param>
    /// <param name="variable">What the variable of the environment holds.</param>
    public static (MailLogin? Login, string? Wrong) Of(string? user, string? file, string? variable)
    {
        if (string.IsNullOrWhiteSpace(user))
        {
            return (null, file is null ? null : "login_no_user");
        }

        if (file is not null && !string.IsNullOrEmpty(variable))
        {
            return (null, "login_two_passwords");
        }

        try
        {
            var password = file is null ? variable : File.ReadAllText(file).TrimEnd('\r', '\n');
            return string.IsNullOrEmpty(password) ? (null, file is null ? "login_no_password" : "login_empty_file") : (new MailLogin(user.Trim(), password), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return (null, "login_no_file");
        }
    }

    public override string ToString() => User;
}
