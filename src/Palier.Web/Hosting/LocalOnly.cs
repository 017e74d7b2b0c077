using System.Net;

namespace Palier.Web.Hosting;

/// <summary>Nobody signs in yet, so nobody but the person at this machine may reach the pages.</summary>
public static class LocalOnly
{
    public const string Default = "http://127.0.0.1:5080";

    /// <summary>Why the addresses are refused, in words; null when all of them are on this machine alone.</summary>
    public static string? Refusal(string addresses)
    {
        foreach (var address in addresses.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri)
                || !string.Equals(uri.Host, IPAddress.Loopback.ToString(), StringComparison.Ordinal))
            {
                return $"The address {address} is refused: there is no sign-in yet, so Palier answers on this machine only. "
                    + $"Use http://127.0.0.1 with a port, as in --urls {Default}.";
            }
        }

        return null;
    }
}
