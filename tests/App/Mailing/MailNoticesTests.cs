using Aman.Access;
using Aman.App;
using Aman.App.Mailing;
using Aman.App.SignIn;
using Aman.Tests.Topics.Zones;
using Aman.Zones;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Aman.Tests.App.Mailing;

public class MailNoticesTests
{
    private const string Address = "postbox-17@party.example";

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_is_new_is_mailed_once_also_after_a_restart(string engine)
    {
        using var sink = new Sink();
        var (where, hands) = (Engines.New(engine), new Hands());
        await using (var post = await Post.Open(where, hands, sink))
        {
            await post.Node.Notify();
            Assert.Equal(1, await post.Mail.Round(default));
            Assert.Equal(0, await post.Mail.Round(default));
            Assert.Contains(Address, Assert.Single(sink.Recipients), StringComparison.Ordinal);
        }

        await using var again = await Post.Open(where, hands, sink);
        Assert.Equal(0, await again.Mail.Round(default));
        Assert.Single(sink.Accepted);

        // What comes later is mailed alone; what was read meanwhile is not mailed at all.
        await again.Node.Do(Zaatari.Answer("host"));
        Assert.Equal(1, await again.Mail.Round(default));
        var last = sink.Accepted.Last().TextBody;
        Assert.Contains("Answer", last, StringComparison.Ordinal);
        Assert.DoesNotContain("Notified", last, StringComparison.Ordinal);
        await again.Node.Do(Zaatari.Answer("icrc"));
        again.Read.Mark(again.Reader, [.. again.Read.For(again.Reader).Select(one => one.Notice.Id)]);
        Assert.Equal(0, await again.Mail.Round(default));
        Assert.Equal(2, sink.Accepted.Count);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_mail_says_zone_and_step_in_each_language_and_names_nobody(string engine)
    {
        using var sink = new Sink();
        await using var post = await Post.Open(Engines.New(engine), new Hands(), sink);
        await post.Node.Notify();
        await post.Mail.Round(default);
        var mail = Assert.Single(sink.Accepted);
        Assert.All(Aman.App.Texts.Every, texts =>
        {
            Assert.Contains(texts["mail.subject"], mail.Subject, StringComparison.Ordinal);
            Assert.Contains(texts["mail.subject"], mail.TextBody, StringComparison.Ordinal);
            Assert.Contains($"{texts["step.notified"]} ({texts["notices.awaits"]})", mail.TextBody,
                StringComparison.Ordinal);
        });
        Assert.Contains(Zaatari.Zone, mail.TextBody, StringComparison.Ordinal);
        var zone = post.Node.Journal.Read(ZoneList.All).Single();
        var whole = $"{mail.Headers.Select(one => one.Value).Aggregate((a, b) => $"{a}\n{b}")}\n{mail.TextBody}";
        string[] names =
        [
            zone.Name, zone.NameArabic!, .. Zaatari.Parties.Select(party => party.Name), Post.Login, post.Reader.Actor,
            Environment.MachineName + " ",
        ];
        Assert.All(names, name => Assert.DoesNotContain(name, whole, StringComparison.Ordinal));
        Assert.Equal([Address], mail.To.Mailboxes.Select(one => one.ToString()));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_server_that_refuses_or_is_down_is_tried_again_and_the_address_is_not_logged(string engine)
    {
        var (where, hands) = (Engines.New(engine), new Hands());
        var sink = new Sink { AnswerToRecipient = $"550 no such <{Address}>" };
        await using var post = await Post.Open(where, hands, sink);
        await post.Node.Notify();
        Assert.Equal(0, await post.Mail.Round(default));
        (sink.AnswerToRecipient, sink.AnswerToData) = ("250 ok", $"451 later <{Address}>");
        Assert.Equal(0, await post.Mail.Round(default));
        Assert.Single(sink.Recipients);
        hands.Move(TimeSpan.FromMinutes(2));
        Assert.Equal(0, await post.Mail.Round(default));
        Assert.Equal(2, sink.Recipients.Count);
        Assert.Empty(sink.Accepted);

        // Down: nobody listens there any more. The notice is on its page all the while.
        sink.Dispose();
        hands.Move(TimeSpan.FromMinutes(10));
        Assert.Equal(0, await post.Mail.Round(default));
        Assert.Contains(post.Read.For(post.Reader), one => !one.IsRead);
        Assert.Equal(3, post.Logged.Count);
        Assert.All(post.Logged, line => Assert.DoesNotContain("postbox", line, StringComparison.Ordinal));

        using var up = new Sink();
        await using var later = await Post.Open(post, up);
        Assert.Equal(1, await later.Mail.Round(default));
        Assert.Single(up.Accepted);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_server_that_says_nothing_holds_up_nobody(string engine)
    {
        using var sink = new Sink { Greeting = null };
        await using var post = await Post.Open(Engines.New(engine), new Hands(), sink);
        await post.Node.Notify();
        using var stop = new CancellationTokenSource();
        var round = post.Mail.Round(stop.Token);
        await post.Node.Do(Zaatari.Answer("host"));
        Assert.False(round.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => round);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_node_that_is_served_with_mail_set_up_mails_by_itself(string engine)
    {
        using var sink = new Sink();
        await using var post = await Post.Open(Engines.New(engine), new Hands(), sink);
        await post.Node.Notify();
        await using var app = WebHost.Build(post.Node, "http://127.0.0.1:0", mail: sink.Settings);
        await app.StartAsync(TestContext.Current.CancellationToken);
        Assert.True(await sink.Arrives());
        await app.StopAsync(TestContext.Current.CancellationToken);
        Assert.Single(sink.Accepted);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_address_is_in_backups_of_the_sign_ins_and_removed_it_is_mailed_to_no_more(string engine)
    {
        using var sink = new Sink();
        await using var post = await Post.Open(Engines.New(engine), new Hands(), sink);
        using var credentials = new Credentials(post.Node.Keys.Database);
        var copy = credentials.Out();
        await post.Node.Notify();
        post.Users.SetMail((await post.Users.Find(Post.Login))!, "");
        Assert.Equal(0, await post.Mail.Round(default));
        credentials.TakeIn(copy);
        Assert.Equal(1, await post.Mail.Round(default));
        var journal = post.Node.Journal.Read(tables => tables.Query<string>($"select body from entries"));
        Assert.NotEmpty(journal);
        Assert.All(journal, body => Assert.DoesNotContain("postbox", body, StringComparison.Ordinal));
        Assert.DoesNotContain("postbox", $"{await post.Users.Find(Post.Login)}", StringComparison.Ordinal);
    }

    /// <summary>A node with one liaison of the host who has an address.</summary>
    private sealed class Post : IAsyncDisposable, ILogger<MailNotices>
    {
        public const string Login = "liaison.of-the-host";
        private readonly Hands hands;
        private readonly bool owns;

        private Post(Node node, Hands hands, Sink sink, string user, bool owns)
        {
            (Node, this.hands, this.owns) = (node, hands, owns);
            Users = new(node.Keys.Database, hands);
            Read = new(node, hands);
            Reader = new(user);
            Mail = new(node, Users, Read, sink.Settings, hands, this);
        }

        public Node Node { get; }

        public Users Users { get; }

        public ReadNotices Read { get; }

        public Caller Reader { get; }

        public MailNotices Mail { get; }

        public List<string> Logged { get; } = [];

        public static async Task<Post> Open(string where, Hands hands, Sink sink)
        {
            var node = Node.Open(where, "only for tests", hands);
            using var users = new Users(node.Keys.Database, hands);
            if (await users.Find(Login) is not { } user)
            {
                user = await users.Add(Login, "only for tests, long");
                await node.Journal.Record(
                    new GrantRole(user.Id, "liaison", "host", Entry.World), Roles.Terminal, Guid.CreateVersion7());
                users.SetMail(user, Address);
            }

            return new(node, hands, sink, user.Id, owns: true);
        }

        /// <summary>The same node with another server.</summary>
        public static Task<Post> Open(Post post, Sink sink) =>
            Task.FromResult(new Post(post.Node, post.hands, sink, post.Reader.Actor, owns: false));

        public async ValueTask DisposeAsync()
        {
            Mail.Dispose();
            Users.Dispose();
            if (owns)
            {
                await Node.DisposeAsync();
            }
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) => Logged.Add($"{formatter(state, exception)} {exception}");
    }
}
