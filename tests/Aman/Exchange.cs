namespace Aman.Tests.Topics;

/// <summary>Carries chains from node to node by hand, as a stick would.</summary>
public static class Exchange
{
    public static void Send(Node from, Node to)
    {
        foreach (var head in from.Journal.Heads())
        {
            Send(from, to, head);
        }
    }

    /// <summary>Waits until what another node decides is later than this entry: its clock ticks in milliseconds, and
    /// two decisions within one are ordered by the names of their nodes.</summary>
    public static async Task Past(Entry? entry)
    {
        while (TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() <= entry!.AtMs)
        {
            await Task.Delay(1);
        }
    }

    public static void Send(Node from, Node to, Head head)
    {
        var known = to.Journal.Heads()
            .FirstOrDefault(one => (one.Node, one.Scope) == (head.Node, head.Scope))?.Number ?? 0;
        while (known < head.Number)
        {
            var batch = from.Journal.Since(head.Node, head.Scope, known);
            to.Journal.Accept(batch, [head]);
            known = batch[^1].Number;
        }
    }
}
