using System.Security.Claims;
using Aman.Access;
using Aman.Zones;
using Microsoft.AspNetCore.Http;

namespace Aman.App;

/// <summary>What every page shows at its top: which node, locked or not, which zone, what waits to be sent,
/// who asks.</summary>
public sealed class InView
{
    private const string Cookie = "aman-zone";
    private readonly Node node;
    private readonly ReadNotices notices;

    public InView(Node node, ReadNotices notices, IHttpContextAccessor accessor)
    {
        this.notices = notices;
        this.node = node;
        var http = accessor.HttpContext!;
        Caller = new Caller(http.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "");
        UserName = http.User.Identity?.IsAuthenticated == true ? http.User.Identity.Name : null;
        IsLocked = node.Keys.IsLocked;
        NodeName = node.Journal.Key?.Node ?? "";
        // No other node takes entries yet, so all that this one recorded is still only here.
        Waiting = node.Journal.Heads().Where(head => head.Node == NodeName).Sum(head => head.Number);
        Zones = node.Journal.Read(tables =>
        {
            var holdings = Roles.Of(tables, Caller.Actor);
            return ZoneList.All(tables)
                .Where(zone => holdings.Any(holding => holding.Zone == zone.Id || holding.Zone == Entry.World))
                .ToList();
        });
        var asked = http.GetRouteValue("zone") as string ?? http.Request.Query["zone"].FirstOrDefault();
        Zone = Zones.FirstOrDefault(zone => zone.Id == asked)
            ?? Zones.FirstOrDefault(zone => zone.Id == http.Request.Cookies[Cookie]) 
            ?? Zones.FirstOrDefault(zone => zone.Life.State == ZoneState.Open) ?? (Zones.Count > 0 ? Zones[0] : null);
        if (Zone is not null && Zone.Id == asked)
        {
            http.Response.Cookies.Append(Cookie, Zone.Id,
                new() { HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true });
        }
    }

    public Caller Caller { get; }

    /// <summary>Whether the reader holds a permission in this zone, or in any where there is none yet. Talks are of no
    /// zone: there a role for any process will do.</summary>
    public bool May(string permission) => node.Journal.Read(tables =>
        permission is "talks.read" or "contacts.read" ? Gate.Zones(tables, Caller, permission).Count > 0
            : Roles.May(tables, Caller, permission, Zone?.Id ?? Entry.World));

    /// <summary>Notices that the reader has not marked as read.</summary>
    public int Unread => notices.For(Caller).Count(one => !one.IsRead);

    /// <summary>Null for whoever is not signed in.</summary>
    public string? UserName { get; }

    public bool IsLocked { get; }

    /// <summary>Empty while the node is locked.</summary>
    public string NodeName { get; }

    /// <summary>Entries recorded by this node that no other node has confirmed.</summary>
    public long Waiting { get; }

    /// <summary>The zones in which the reader holds a role.</summary>
    public IReadOnlyList<Zone> Zones { get; }

    /// <summary>The zone that the address names, else the one looked at last, else the first that is open; null where
    /// there is none.</summary>
    public Zone? Zone { get; }
}
