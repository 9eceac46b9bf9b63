using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Aman.Access;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Aman.App.SignIn;

/// <summary>Keeps the keys that protect cookies and tokens in the key store, sealed under the node's key. While the
/// node is locked they are made anew at each start and live in memory only.</summary>
public sealed class TokenKeys : IXmlRepository
{
    private readonly Keys keys;
    private readonly ConcurrentBag<XElement> unsealed = [];

    public TokenKeys(Keys keys) => this.keys = keys;

    public IReadOnlyCollection<XElement> GetAllElements() => keys.IsLocked ? [.. unsealed]
        : keys.Database.Read(tables => tables.Query<(string Name, string Sealed)>($"""
            select name, sealed from token_keys order by name
            """)).Select(Unsealed).OfType<XElement>().ToList();

    // Sealed under a node's key that a rotation replaced, or altered: the sessions it protected are ended, and it must
    // not keep everybody out.
    private XElement? Unsealed((string Name, string Sealed) row)
    {
        try
        {
            return XElement.Parse(Encoding.UTF8.GetString(
                keys.Unseal($"token:{row.Name}", Convert.FromBase64String(row.Sealed))));
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        if (keys.IsLocked)
        {
            unsealed.Add(element);
            return;
        }

        var plain = Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting));
        var text = Convert.ToBase64String(keys.Seal($"token:{friendlyName}", plain));
        keys.Database.Transact(tables =>
        {
            tables.Execute($"insert into token_keys (name, sealed) values ({friendlyName}, {text})");
            return 0;
        });
    }
}
