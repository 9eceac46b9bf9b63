using System.Globalization;
using MailKit.Security;
using MimeKit;

namespace Aman.App.Mailing;

/// <summary>The mail server that notices are handed to, from the environment alone; without one nothing is
/// mailed.</summary>
/// <param name="From">The address of the node, as the reader sees it.</param>
public sealed record MailSettings(
    string Host, int Port, string? User, string? Password, MailboxAddress From, SecureSocketOptions Security)
{
    public const string Server = "AMAN_SMTP", UserVariable = "AMAN_SMTP_USER", PasswordVariable = "AMAN_SMTP_PASSWORD",
        FromVariable = "AMAN_SMTP_FROM", TlsVariable = "AMAN_SMTP_TLS";

    /// <summary>The settings, or null where none are.</summary>
    /// <exception cref="Refused">mail-setting</exception>
    public static MailSettings? Of(Func<string, string?> variable)
    {
        if (variable(Server) is not { Length: > 0 } server)
        {
            return null;
        }

        var at = server.LastIndexOf(':');
        Require(at > 0
            && int.TryParse(server[(at + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && port is > 0 and <= 65_535, $"{Server} is host:port, such as mail.example.org:587");
        Require(MailboxAddress.TryParse(variable(FromVariable) ?? "", out var from),
            $"{FromVariable} is the address that notices come from");
        SecureSocketOptions? security = variable(TlsVariable) switch
        {
            null or "" or "starttls" => SecureSocketOptions.StartTls,
            "tls" => SecureSocketOptions.SslOnConnect,
            "none" => SecureSocketOptions.None,
            _ => null,
        };
        Require(security is not null, $"{TlsVariable} is starttls (also when it is not set), tls or none");
        var (user, password) = (variable(UserVariable), variable(PasswordVariable));
        Require(string.IsNullOrEmpty(user) == string.IsNullOrEmpty(password),
            $"{UserVariable} and {PasswordVariable} are set both or neither");
        Require(string.IsNullOrEmpty(user) || security != SecureSocketOptions.None,
            $"a password is never sent unprotected: set {TlsVariable} to starttls or tls");
        return new(server[..at].Trim('[', ']'), int.Parse(server[(at + 1)..], CultureInfo.InvariantCulture),
            string.IsNullOrEmpty(user) ? null : user, password, from!, security!.Value);
    }

    public override string ToString() => "mail settings";

    private static void Require(bool holds, string what)
    {
        if (!holds)
        {
            throw new Refused("mail-setting", $"Mail is not set up as it must be: {what}.");
        }
    }
}
