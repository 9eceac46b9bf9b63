using Aman.Standards;

namespace Aman.App;

/// <summary>Registration lists between their check and their import: in memory only, few, not for long, and gone when
/// the node is locked. They hold names in clear, so none may touch the disk.</summary>
public sealed class UploadedLists
{
    private readonly Dictionary<Guid, (string Actor, long UntilMs, IReadOnlyList<Document> Files)> lists = [];
    private readonly TimeProvider time;
    private readonly Lock gate = new();

    public UploadedLists(Node node, TimeProvider time)
    {
        this.time = time;
        node.Keys.Locked += () =>
        {
            lock (gate)
            {
                lists.Clear();
            }
        };
    }

    public Guid Keep(Caller caller, IReadOnlyList<Document> files)
    {
        lock (gate)
        {
            var now = time.GetUtcNow().ToUnixTimeMilliseconds();
            foreach (var old in lists.Where(one => one.Value.UntilMs < now).Select(one => one.Key).ToList())
            {
                lists.Remove(old);
            }

            if (lists.Count >= Limits.UploadedListsMax)
            {
                lists.Remove(lists.MinBy(one => one.Value.UntilMs).Key);
            }

            var id = Guid.CreateVersion7();
            lists.Add(id, (caller.Actor, now + Limits.UploadedListMs, files));
            return id;
        }
    }

    /// <summary>The list, for the one who uploaded it; null when it is gone.</summary>
    public IReadOnlyList<Document>? Find(Caller caller, Guid id)
    {
        lock (gate)
        {
            return lists.TryGetValue(id, out var one) && one.Actor == caller.Actor
                && one.UntilMs >= time.GetUtcNow().ToUnixTimeMilliseconds() ? one.Files : null;
        }
    }
}
