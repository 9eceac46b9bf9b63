using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Aman.App.SignIn;

/// <summary>Signs users in, adds them, sets their passwords; hashing and lockout are ASP.NET Core Identity's.</summary>
public sealed class Users : IDisposable
{
    private const int HashIterations = 210_000;
    private static readonly TimeSpan FailedAnswerAfter = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan StampKnownFor = TimeSpan.FromSeconds(30);

    private readonly Credentials credentials;
    private readonly UserManager<User> manager;
    private readonly PasswordHasher<User> hasher;
    private readonly User nobody = new() { Id = "", Login = "" };
    private readonly SemaphoreSlim turn = new(1);
    private readonly ConcurrentDictionary<string, (string? Stamp, long At)> stamps = new(StringComparer.Ordinal);
    private readonly TimeProvider time;
    private int waiting;

    public Users(Database keyStore, TimeProvider time)
    {
        this.time = time;
        credentials = new(keyStore);
        hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = HashIterations }));
        nobody.Password = hasher.HashPassword(nobody, RandomNumberGenerator.GetHexString(32));
        var options = new IdentityOptions();
        options.Lockout.MaxFailedAccessAttempts = Limits.PasswordTriesMax;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(Limits.LockoutMinutes);
        // Length is what makes a password strong; forced digits and signs make it one that is written down.
        options.Password = new()
        {
            RequiredLength = Limits.PasswordCharactersMin, RequiredUniqueChars = 4, RequireDigit = false,
            RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false,
        };
        manager = new(credentials, Options.Create(options), hasher, [new UserValidator<User>()],
            [new PasswordValidator<User>()], new LowerCase(), new(), null!, NullLogger<UserManager<User>>.Instance);
    }

    /// <summary>The user, or null: unknown, wrong and locked out answer alike and after the same time.</summary>
    public async Task<User?> Check(string login, string password)
    {
        var failedAt = Task.Delay(FailedAnswerAfter, time);
        if (Interlocked.Increment(ref waiting) > Limits.SignInsWaitingMax)
        {
            Interlocked.Decrement(ref waiting);
            throw new Refused("sign-in-busy", "Too many people are signing in at this moment. Try again in a minute.");
        }

        await turn.WaitAsync();
        try
        {
            if (await Right(login, password) is { } user)
            {
                return user;
            }
        }
        finally
        {
            turn.Release();
            Interlocked.Decrement(ref waiting);
        }

        await failedAt;
        return null;
    }

    /// <summary>Adds a user under a new opaque id.</summary>
    /// <exception cref="Refused">login-taken, login-wrong, password-weak</exception>
    public async Task<User> Add(string login, string password)
    {
        var user = new User { Id = $"u{Guid.CreateVersion7(time.GetUtcNow()):N}", Login = login };
        Refuse(await manager.CreateAsync(user, Bounded(password)));
        return user;
    }

    /// <summary>Sets a new password, unlocks the user, and signs out wherever the old one had signed in.</summary>
    public async Task SetPassword(User user, string password)
    {
        foreach (var validator in manager.PasswordValidators)
        {
            Refuse(await validator.ValidateAsync(manager, user, Bounded(password)));
        }

        await manager.RemovePasswordAsync(user);
        Refuse(await manager.AddPasswordAsync(user, password));
        await manager.SetLockoutEndDateAsync(user, null);
        await manager.ResetAccessFailedCountAsync(user);
        stamps.TryRemove(user.Id, out _);
    }

    /// <summary>Signs a user out everywhere.</summary>
    public async Task EndSessions(string id)
    {
        if (credentials.Find(id) is { } user)
        {
            await manager.UpdateSecurityStampAsync(user);
            stamps.TryRemove(id, out _);
        }
    }

    /// <summary>Whether a sign-in still counts. Asked at every request, so the answer is kept for half a minute; only a
    /// change made by another process is seen that late.</summary>
    public bool IsCurrent(string id, string stamp)
    {
        if (!stamps.TryGetValue(id, out var known) || time.GetElapsedTime(known.At) > StampKnownFor)
        {
            stamps[id] = known = (credentials.Find(id)?.Stamp, time.GetTimestamp());
        }

        return known.Stamp == stamp;
    }

    /// <summary>Forgets what was known of sign-ins, so that each is looked up anew.</summary>
    public void Forget() => stamps.Clear();

    /// <summary>Sets where a user's notices are mailed to; empty for nowhere.</summary>
    /// <exception cref="Refused">mail-address</exception>
    public void SetMail(User user, string address)
    {
        if (address.Length > Limits.MailAddressCharactersMax || (address.Length > 0
            && !(MailboxAddress.TryParse(address, out var read) && read.Address == address && read.Domain.Length > 0)))
        {
            throw new Refused("mail-address", "That is no mail address. Write it as name@example.org, without a "
                + "person's name beside it; an empty one removes it.");
        }

        credentials.SetMail(user.Id, address);
    }

    public async Task<User?> Find(string login) => await manager.FindByNameAsync(login);

    public IReadOnlyList<User> All() => credentials.All();

    /// <summary>A password nobody has to invent: 20 letters and digits without look-alikes, about 98 bits.</summary>
    public static string NewPassword() => string.Join('-', Enumerable.Range(0, 4).Select(
        _ => RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz23456789", 5)));

    public void Dispose()
    {
        manager.Dispose();
        turn.Dispose();
    }

    private async Task<User?> Right(string login, string password)
    {
        var user = password.Length <= Limits.PasswordCharactersMax ? await manager.FindByNameAsync(login) : null;
        if (user is null || await manager.IsLockedOutAsync(user))
        {
            var tried = password[..Math.Min(password.Length, Limits.PasswordCharactersMax)];
            hasher.VerifyHashedPassword(nobody, nobody.Password!, tried);
            return null;
        }

        if (!await manager.CheckPasswordAsync(user, password))
        {
            await manager.AccessFailedAsync(user);
            return null;
        }

        if (user.Failed > 0)
        {
            await manager.ResetAccessFailedCountAsync(user);
        }

        return user;
    }

    private static string Bounded(string password) => password.Length <= Limits.PasswordCharactersMax ? password
        : throw new Refused("password-weak", $"The password is longer than {Limits.PasswordCharactersMax} characters.");

    private static void Refuse(IdentityResult result)
    {
        if (result.Succeeded)
        {
            return;
        }

        throw result.Errors.First().Code switch
        {
            nameof(IdentityErrorDescriber.DuplicateUserName) =>
                new Refused("login-taken", "That login name is taken. Choose another."),
            nameof(IdentityErrorDescriber.InvalidUserName) =>
                new Refused("login-wrong", "A login name has Latin letters, digits and . - _ @ + only."),
            _ => new Refused("password-weak", $"A password needs at least {Limits.PasswordCharactersMin} characters, "
                + "four of them different. A few unrelated words are good."),
        };
    }

    private sealed class LowerCase : ILookupNormalizer
    {
        public string? NormalizeName(string? name) => name?.ToLowerInvariant();

        public string? NormalizeEmail(string? email) => email?.ToLowerInvariant();
    }
}
