namespace Aman.Standards;

/// <summary>A kind of outside file, found by what is in it and never by its name.</summary>
public abstract class Standard
{
    /// <summary>For reports.</summary>
    public abstract string Name { get; }

    public abstract bool Recognises(Document document);

    /// <summary>Puts every row into the reading: taken or refused.</summary>
    /// <exception cref="Unreadable">When the file as a whole cannot be right.</exception>
    public abstract void Read(Document document, Reading reading);
}
