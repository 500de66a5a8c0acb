namespace PermitDesk.Shared.Hosting;

/// <summary>Where the database and the letters for the print service lie.</summary>
public sealed record RegisterFolder(string Path)
{
    public string Outbox => System.IO.Path.Combine(Path, "outbox.txt");
}
