namespace Demo.Load;

public enum Endpoint
{
    Search,
    Detail,
    ExportCsv,
    ExportJson,
    Report,
    Letter,
}
