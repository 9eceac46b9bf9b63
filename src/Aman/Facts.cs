using Aman.Access;

namespace Aman;

/// <summary>Every kind of fact there is. A kind, once released, never changes: a new shape gets a new number.</summary>
public static class Facts
{
    public static Kinds All { get; } = new(
        ("role.granted/1", typeof(RoleGranted)),
        ("role.withdrawn/1", typeof(RoleWithdrawn)));
}
