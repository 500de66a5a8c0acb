using System.Text;

namespace GreenCode.Profiler.Tests.Sampling.EventPipe;

/// <summary>Payloads of the runtime's events, as ClrEtwAll.man lays them out.</summary>
internal static class RuntimePayloads
{
    public static byte[] MethodLoad(
        string type, string name, string signature, ulong address = 0x1000, uint length = 0x40, ulong moduleId = 0x77) => Write(writer =>
    {
        writer.Write(0x99UL);
        writer.Write(moduleId);
        writer.Write(address);
        writer.Write(length);
        writer.Write(0x0600_0001);
        writer.Write(0);
        WriteText(writer, type, name, signature);
        writer.Write((short)9);
        writer.Write(1L);
    });

    public static byte[] EntryPoint(string type, string name, string signature, ulong address = 0x2000) => Write(writer =>
    {
        writer.Write(0x99UL);
        WriteText(writer, type, name, signature);
        writer.Write(address);
        writer.Write((short)9);
    });

    public static byte[] ModuleLoad(string path, ulong moduleId = 0x77) => Write(writer =>
    {
        writer.Write(moduleId);
        writer.Write(0x66UL);
        writer.Write(0);
        writer.Write(0);
        WriteText(writer, path, "");
        writer.Write((short)9);
    });

    private static byte[] Write(Action<BinaryWriter> write)
    {
        var payload = new MemoryStream();
        using var writer = new BinaryWriter(payload);
        write(writer);
        return payload.ToArray();
    }

    private static void WriteText(BinaryWriter writer, params string[] texts)
    {
        foreach (var text in texts)
            writer.Write(Encoding.Unicode.GetBytes(text + "\0"));
    }
}
