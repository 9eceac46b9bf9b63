using System.Security.Cryptography;
using System.Text;
using Aman.Zones;
using MimeKit;

namespace Aman.App.Mailing;

/// <summary>The one text of a mail, in every language: which zone, what kind of step. Mail lies unsealed on other
/// people's machines, so nobody's name stands in it, and nothing that was said.</summary>
public static class NoticeMail
{
    public static MimeMessage Of(
        MailSettings settings, string user, MailboxAddress to, IReadOnlyList<Notice> notices, DateTimeOffset at)
    {
        var message = new MimeMessage
        {
            Subject = string.Join(" · ", Texts.Every.Select(texts => texts["mail.subject"])),
            Body = new TextPart("plain")
            {
                Text = string.Join("\n\n", Texts.Every.Select(texts => Text(texts, notices))),
            },
            Date = at,
            // The same notices to the same user make the same id: whoever gets the mail twice can see that it is one.
            MessageId = $"{Hash(user, notices)}@{settings.From.Domain}",
        };
        message.From.Add(settings.From);
        message.To.Add(to);
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return message;
    }

    private static string Text(Texts texts, IReadOnlyList<Notice> notices)
    {
        var lines = notices.Take(Limits.MailLinesMax).Select(one =>
            $"- \u2068{one.Zone}\u2069: {texts[$"step.{one.Step}"]}"
            + (one.Awaits ? $" ({texts["notices.awaits"]})" : ""));
        string[] more = notices.Count > Limits.MailLinesMax
            ? [texts["mail.more", notices.Count - Limits.MailLinesMax]] : [];
        return string.Join('\n', [texts["mail.subject"], "", .. lines, .. more, "", texts["mail.where"]]);
    }

    private static string Hash(string user, IReadOnlyList<Notice> notices) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Join('\n', [user, .. notices.Select(one => one.Id)]))).AsSpan(0, 16));
}
