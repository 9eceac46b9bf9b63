using Aman.Zones;

namespace Aman.App;

/// <summary>A notice, and whether its reader has marked it as read.</summary>
public sealed record ReadNotice(Notice Notice, bool IsRead);

/// <summary>Who has read which notice. It lies beside the sign-ins: what a person has looked at is no fact of the
/// operation. Marks are by notice and not by time, because another node's step can arrive late.</summary>
public sealed class ReadNotices
{
    private readonly Node node;
    private readonly TimeProvider time;

    public ReadNotices(Node node, TimeProvider time) => (this.node, this.time) = (node, time);

    public IReadOnlyList<ReadNotice> For(Caller reader)
    {
        var read = node.Keys.Database.Read(tables => tables.Query<string>(
            $"select notice from notices_read where person = {reader.Actor}")).ToHashSet(StringComparer.Ordinal);
        return [.. node.Journal.Read(tables => Notices.Of(tables, reader, time.GetUtcNow().ToUnixTimeMilliseconds()))
            .Select(one => new ReadNotice(one, read.Contains(one.Id)))];
    }

    /// <summary>Marks those of the reader's own notices that are named.</summary>
    public void Mark(Caller reader, IReadOnlyCollection<string> ids)
    {
        var fresh = For(reader).Where(one => !one.IsRead && ids.Contains(one.Notice.Id)).ToList();
        node.Keys.Database.Transact(tables =>
        {
            foreach (var one in fresh)
            {
                tables.Execute($"""
                    insert into notices_read (person, notice) values ({reader.Actor}, {one.Notice.Id})
                    on conflict (person, notice) do nothing
                    """);
            }

            return 0;
        });
    }
}
