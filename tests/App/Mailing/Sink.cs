using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Aman.App.Mailing;
using MailKit.Security;
using MimeKit;

namespace Aman.Tests.App.Mailing;

/// <summary>A mail server that keeps what it accepts, and answers what a test tells it to.</summary>
public sealed class Sink : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly SemaphoreSlim arrived = new(0);

    public Sink()
    {
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _ = Listen();
    }

    public int Port { get; }

    /// <summary>What it says to who greets it; null says nothing at all.</summary>
    public string? Greeting { get; set; } = "220 sink";

    public string AnswerToRecipient { get; set; } = "250 ok";

    public string AnswerToData { get; set; } = "250 accepted";

    public ConcurrentQueue<MimeMessage> Accepted { get; } = [];

    public ConcurrentQueue<string> Recipients { get; } = [];

    public MailSettings Settings => new("127.0.0.1", Port, null, null,
        new MailboxAddress("", "node@aman.example"), SecureSocketOptions.None);

    public Task<bool> Arrives() => arrived.WaitAsync(TimeSpan.FromSeconds(60));

    public void Dispose()
    {
        listener.Dispose();
        arrived.Dispose();
    }

    private async Task Listen()
    {
        try
        {
            while (true)
            {
                _ = Talk(await listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // It is down.
        }
    }

    private async Task Talk(TcpClient client)
    {
        using var _ = client;
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        await using var writer = new StreamWriter(client.GetStream()) { NewLine = "\r\n", AutoFlush = true };
        if (Greeting is null)
        {
            await reader.ReadLineAsync();
            return;
        }

        await writer.WriteLineAsync(Greeting);
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("RCPT", StringComparison.OrdinalIgnoreCase))
            {
                Recipients.Enqueue(line);
                await writer.WriteLineAsync(AnswerToRecipient);
            }
            else if (line.Equals("DATA", StringComparison.OrdinalIgnoreCase))
            {
                await writer.WriteLineAsync("354 go on");
                await Take(reader);
                await writer.WriteLineAsync(AnswerToData);
            }
            else
            {
                await writer.WriteLineAsync(line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase)
                    ? "221 bye" : "250 ok");
            }
        }
    }

    private async Task Take(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line && line != ".")
        {
            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        if (AnswerToData.StartsWith('2'))
        {
            using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()));
            Accepted.Enqueue(await MimeMessage.LoadAsync(bytes));
            arrived.Release();
        }
    }
}
