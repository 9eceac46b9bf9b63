using System.Text;
using Aman;
using Aman.Access;
using Aman.Tests.Network;

// A process to be killed: sixteen clients record as fast as they can, and each acknowledged command's id is written to
// standard output, which outlives the process. Arguments: the database, and the way: kept; unflushed, where commits are
// not flushed to disk; early, where a command is acknowledged while it is decided.
var (where, way) = (args[0], args[1]);
using var acknowledged = Console.OpenStandardOutput();
using var database = new Database(where, safe: way != "unflushed");
await using var journal = new Journal(database, Facts.All, Schema.Sql,
    new NodeKey("victim", new byte[32]), TimeProvider.System, Roles.Require);
await Task.WhenAll(Enumerable.Range(0, 16).Select(async client =>
{
    while (true)
    {
        var id = Guid.CreateVersion7();
        await journal.Record(new GiveStock($"{id:D}", () => Early(id)), Roles.Terminal, id);
        if (way != "early")
        {
            Say($"{id:D}");
        }
    }
}));

void Early(Guid id)
{
    if (way == "early")
    {
        Say($"{id:D}");
    }
}

void Say(string line)
{
    lock (acknowledged)
    {
        acknowledged.Write(Encoding.ASCII.GetBytes(line + "\n"));
    }
}
