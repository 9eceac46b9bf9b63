namespace Aman.Safekeeping;

/// <summary>A database that is claimed for this process alone, until the process ends, however it ends.</summary>
internal sealed class Claim : IDisposable
{
    private readonly FileStream? file;

    private Claim(FileStream? file) => this.file = file;

    /// <param name="place">Beside which the claim lies, where the database is a file.</param>
    /// <returns>Null when another process has claimed it.</returns>
    public static Claim? Take(Database database, string place)
    {
        if (database.Engine == "postgres")
        {
            // The writer's session keeps this lock, also when the transaction has ended.
            return database.Transact(tables => tables.One<string>(
                $"select pg_try_advisory_lock(1095582062)::text")) == "true" ? new(null) : null;
        }

        try
        {
            return new(new FileStream(place + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => file?.Dispose();
}
