using Aman.Access;
using Aman.App.Mailing;
using Aman.App.SignIn;
using MailKit.Security;
using Xunit;

namespace Aman.Tests.App.Mailing;

public class MailSettingsTests
{
    [Fact]
    public void Without_a_server_nothing_is_mailed_and_with_one_the_way_is_protected_unless_said_otherwise()
    {
        Assert.Null(Of());
        var set = Of("AMAN_SMTP=mail.example.org:587", "AMAN_SMTP_FROM=aman@example.org", "AMAN_SMTP_USER=aman",
            "AMAN_SMTP_PASSWORD=only for tests")!;
        Assert.Equal(("mail.example.org", 587, SecureSocketOptions.StartTls), (set.Host, set.Port, set.Security));
        Assert.DoesNotContain("only for tests", $"{set}", StringComparison.Ordinal);
        Assert.Equal("::1", Of("AMAN_SMTP=[::1]:25", "AMAN_SMTP_FROM=aman@example.org", "AMAN_SMTP_TLS=none")!.Host);
    }

    [Theory]
    [InlineData("AMAN_SMTP is", "AMAN_SMTP=mail.example.org", "AMAN_SMTP_FROM=aman@example.org")]
    [InlineData("AMAN_SMTP is", "AMAN_SMTP=mail.example.org:99999", "AMAN_SMTP_FROM=aman@example.org")]
    [InlineData("AMAN_SMTP_FROM", "AMAN_SMTP=mail.example.org:25")]
    [InlineData("AMAN_SMTP_TLS", "AMAN_SMTP=mail.example.org:25", "AMAN_SMTP_FROM=a@b.example", "AMAN_SMTP_TLS=yes")]
    [InlineData("both", "AMAN_SMTP=mail.example.org:25", "AMAN_SMTP_FROM=a@b.example", "AMAN_SMTP_USER=aman")]
    [InlineData("unprotected", "AMAN_SMTP=mail.example.org:25", "AMAN_SMTP_FROM=a@b.example", "AMAN_SMTP_TLS=none",
        "AMAN_SMTP_USER=aman", "AMAN_SMTP_PASSWORD=only for tests")]
    public void What_is_set_wrongly_is_refused_by_its_name(string says, params string[] variables)
    {
        var refused = Assert.Throws<Refused>(() => Of(variables));
        Assert.Equal("mail-setting", refused.Code);
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("only for tests", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("A Name <name@party.example>")]
    [InlineData("a@b.example, c@d.example")]
    [InlineData("a@b.example\r\nBcc: c@d.example")]
    public void What_is_no_address_alone_is_refused_and_not_repeated(string address)
    {
        using var database = new Database(Engines.File("sqlite"));
        using var keys = new Keys(database);
        using var users = new Users(database, TimeProvider.System);
        var refused = Assert.Throws<Refused>(() => users.SetMail(new User { Id = "u1", Login = "one" }, address));
        Assert.Equal("mail-address", refused.Code);
        Assert.DoesNotContain(address, refused.Message, StringComparison.Ordinal);
        Assert.Empty(users.All());
    }

    private static MailSettings? Of(params string[] variables) => MailSettings.Of(name => variables
        .Where(one => one.StartsWith(name + "=", StringComparison.Ordinal)).Select(one => one[(name.Length + 1)..])
        .FirstOrDefault());
}
