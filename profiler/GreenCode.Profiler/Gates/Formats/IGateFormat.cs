namespace GreenCode.Profiler.Gates.Formats;

/// <summary>A way to write down what a gate found.</summary>
public interface IGateFormat
{
    /// <summary>Its short name, as <c>--format</c> takes it.</summary>
    string Name { get; }

    /// <summary>The ending of a file's name that stands for it, or a whole name where a service looks for that one.</summary>
    string Ending { get; }

    /// <summary>What it is good for, in a few words.</summary>
    string Purpose { get; }

    /// <summary>Writes the statement, as UTF-8. The stream stays open.</summary>
    void Write(GateStatement statement, Stream output);
}
