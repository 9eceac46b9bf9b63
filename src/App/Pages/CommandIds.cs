namespace Aman.App.Pages;

/// <summary>Ids that follow from a form's: a form that becomes several records makes the same ones when it is sent
/// again.</summary>
internal static class CommandIds
{
    /// <summary>The id of the record in one place; that in place 0 is the form's own.</summary>
    /// <param name="place">0 to 255.</param>
    public static Guid Beside(Guid form, int place)
    {
        var bytes = form.ToByteArray(bigEndian: true);
        bytes[^1] ^= (byte)place;
        return new Guid(bytes, bigEndian: true);
    }
}
