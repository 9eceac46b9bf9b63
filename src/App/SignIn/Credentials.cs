using System.Text.Json;
using Microsoft.AspNetCore.Identity;

namespace Aman.App.SignIn;

/// <summary>Who may sign in. The id is what the journal knows; the login name stands here and nowhere else.</summary>
public sealed class User
{
    public required string Id { get; init; }

    public required string Login { get; set; }

    public string? Password { get; set; }

    /// <summary>Changes with the password and at sign-out: what was signed in before then no longer is.</summary>
    public string Stamp { get; set; } = "";

    public int Failed { get; set; }

    public long? LockedUntilMs { get; set; }

    /// <summary>Where notices are mailed to, if anywhere. It stands here and never in the journal or a log.</summary>
    public string? Mail { get; init; }

    public override string ToString() => $"user {Id}";
}

/// <summary>Keeps ASP.NET Core Identity's users in the key store's database, apart from the journal.</summary>
public sealed class Credentials : IUserPasswordStore<User>, IUserLockoutStore<User>, IUserSecurityStampStore<User>
{
    private readonly Database database;

    public Credentials(Database database) => this.database = database;

    public Task<IdentityResult> CreateAsync(User user, CancellationToken cancellationToken) => Keep(user);

    public Task<IdentityResult> UpdateAsync(User user, CancellationToken cancellationToken) => Keep(user);

    public Task<IdentityResult> DeleteAsync(User user, CancellationToken cancellationToken)
    {
        database.Transact(tables =>
        {
            tables.Execute($"delete from credentials where id = {user.Id}");
            tables.Execute($"delete from mail_addresses where person = {user.Id}");
            return 0;
        });
        return Task.FromResult(IdentityResult.Success);
    }

    public Task<User?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Task.FromResult(Find(userId));

    public Task<User?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        Task.FromResult(database.Read(tables => tables.One<Row>($"""
            select id, login, password, stamp, failed, locked_until, address
            from credentials left join mail_addresses on person = id where login = {normalizedUserName}
            """))?.User);

    public User? Find(string id) => database.Read(tables => tables.One<Row>($"""
        select id, login, password, stamp, failed, locked_until, address
        from credentials left join mail_addresses on person = id where id = {id}
        """))?.User;

    public IReadOnlyList<User> All() => database.Read(tables => tables.Query<Row>($"""
        select id, login, password, stamp, failed, locked_until, address
        from credentials left join mail_addresses on person = id
        order by login limit {Limits.UsersShownMax}
        """)).ConvertAll(row => row.User);

    /// <summary>All users with their hashes, for a backup; and back from one.</summary>
    public string Out() => JsonSerializer.Serialize(All());

    public void TakeIn(string users) =>
        (JsonSerializer.Deserialize<List<User>>(users) ?? []).ForEach(user =>
        {
            Keep(user);
            SetMail(user.Id, user.Mail);
        });

    /// <summary>Sets where notices are mailed to; null or empty for nowhere.</summary>
    public void SetMail(string id, string? address) => database.Transact(tables =>
    {
        tables.Execute($"delete from mail_addresses where person = {id}");
        if (!string.IsNullOrEmpty(address))
        {
            tables.Execute($"insert into mail_addresses (person, address) values ({id}, {address})");
        }

        return 0;
    });

    public Task<string> GetUserIdAsync(User user, CancellationToken cancellationToken) => Task.FromResult(user.Id);

    public Task<string?> GetUserNameAsync(User user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.Login);

    public Task SetUserNameAsync(User user, string? userName, CancellationToken cancellationToken) =>
        Task.FromResult(user.Login = userName!);

    public Task<string?> GetNormalizedUserNameAsync(User user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.Login);

    public Task SetNormalizedUserNameAsync(User user, string? normalizedName, CancellationToken cancellationToken) =>
        Task.FromResult(user.Login = normalizedName!);

    public Task SetPasswordHashAsync(User user, string? passwordHash, CancellationToken cancellationToken) =>
        Task.FromResult(user.Password = passwordHash);

    public Task<string?> GetPasswordHashAsync(User user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Password);

    public Task<bool> HasPasswordAsync(User user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Password is not null);

    public Task SetSecurityStampAsync(User user, string stamp, CancellationToken cancellationToken) =>
        Task.FromResult(user.Stamp = stamp);

    public Task<string?> GetSecurityStampAsync(User user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.Stamp);

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(User user, CancellationToken cancellationToken) =>
        Task.FromResult<DateTimeOffset?>(
            user.LockedUntilMs is { } ms ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : null);

    public Task SetLockoutEndDateAsync(User user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken) =>
        Task.FromResult(user.LockedUntilMs = lockoutEnd?.ToUnixTimeMilliseconds());

    public Task<int> IncrementAccessFailedCountAsync(User user, CancellationToken cancellationToken) =>
        Task.FromResult(++user.Failed);

    public Task ResetAccessFailedCountAsync(User user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Failed = 0);

    public Task<int> GetAccessFailedCountAsync(User user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Failed);

    public Task<bool> GetLockoutEnabledAsync(User user, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task SetLockoutEnabledAsync(User user, bool enabled, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public void Dispose()
    {
        // The database is the node's.
    }

    private Task<IdentityResult> Keep(User user)
    {
        database.Transact(tables =>
        {
            tables.Execute($"""
                insert into credentials (id, login, password, stamp, failed, locked_until)
                values ({user.Id}, {user.Login}, {user.Password}, {user.Stamp}, {user.Failed}, {user.LockedUntilMs})
                on conflict (id) do update set login = excluded.login, password = excluded.password,
                  stamp = excluded.stamp, failed = excluded.failed, locked_until = excluded.locked_until
                """);
            return 0;
        });
        return Task.FromResult(IdentityResult.Success);
    }

    private sealed record Row(string Id, string Login, string? Password, string Stamp, long Failed, long? LockedUntil,
        string? Address)
    {
        public User User => new()
        {
            Id = Id, Login = Login, Password = Password, Stamp = Stamp, Failed = (int)Failed,
            LockedUntilMs = LockedUntil, Mail = Address,
        };
    }
}
