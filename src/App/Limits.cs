namespace Aman.App;

/// <summary>The limits of the program's terminal and web server.</summary>
public static class Limits
{
    /// <summary>Faults that verify prints; the rest is counted.</summary>
    public const int FaultsShownMax = 100;

    /// <summary>A request's body, other than a file's upload.</summary>
    public const int BodyBytesMax = 1024 * 1024;

    /// <summary>All headers of a request.</summary>
    public const int HeaderBytesMax = 16 * 1024;

    /// <summary>Faults of one body that a problem names.</summary>
    public const int BodyFaultsMax = 20;

    /// <summary>Wrong passwords in a row, after which a user waits <see cref="LockoutMinutes"/>.</summary>
    public const int PasswordTriesMax = 5;

    public const int LockoutMinutes = 5;

    public const int PasswordCharactersMin = 12;

    public const int PasswordCharactersMax = 200;

    /// <summary>Sign-ins that wait for their turn. One password is checked at a time: many cost one core.</summary>
    public const int SignInsWaitingMax = 200;

    /// <summary>Passphrases that wait to be tried, one after another: anybody may send one, and whoever sends many must
    /// not make the one who has the right one wait for all of them.</summary>
    public const int UnlocksWaitingMax = 3;

    /// <summary>How long the next passphrase waits after so many wrong ones: twice as long each time, ten seconds at
    /// most, for the one who has the right one waits behind whoever guesses.</summary>
    public static TimeSpan UnlockWait(int wrong) => wrong == 0
        ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(10, Math.Pow(2, wrong - 3)));

    /// <summary>Requests that are worked on at once, together fewer than the pool has threads from the start (see
    /// App.csproj): of people who are signed in, and of others.</summary>
    public const int UsersAtOnceMax = 44;

    public const int StrangersAtOnceMax = 8;

    /// <summary>Requests that wait for their turn.</summary>
    public const int WaitingMax = 2_000;

    /// <summary>How long a sign-in lasts.</summary>
    public const int SignInHours = 12;

    /// <summary>How often it is looked whether there are notices to mail.</summary>
    public const int MailEverySeconds = 60;

    /// <summary>After a failure a mail waits a minute, then twice as long each time, at most this.</summary>
    public const int MailAgainMinutesMax = 60;

    public const int MailTimeoutMs = 20_000;

    /// <summary>Notices that one mail names; the rest is counted.</summary>
    public const int MailLinesMax = 20;

    public const int MailAddressCharactersMax = 254;

    /// <summary>Users that a list shows.</summary>
    public const int UsersShownMax = 10_000;

    /// <summary>Commands of the demo that are under way together.</summary>
    public const int DemoTogether = 64;

    /// <summary>Registration lists kept between their check and their import, and for how long.</summary>
    public const int UploadedListsMax = 4;

    public const long UploadedListMs = 15 * 60 * 1000;

    /// <summary>Registrations whose people wait to be compared with all others; more are left to the whole run.
    /// </summary>
    public const int NewPeopleMax = 10_000;

    /// <summary>How many times as long as it worked the comparing of new people rests.</summary>
    public const int NewPeopleRest = 4;

    /// <summary>How long a register is opened by itself before whoever waits for it has a turn.</summary>
    public const int OpeningMs = 100;

    /// <summary>Open connections; more wait at the door.</summary>
    public const int ConnectionsMax = 2_000;

    /// <summary>Longer than this a node does not wait for its open requests before it locks.</summary>
    public const int LockWithinMs = 500;
}
