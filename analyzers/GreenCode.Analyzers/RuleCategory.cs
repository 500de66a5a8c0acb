namespace GreenCode.Analyzers;

/// <summary>The blocks of the rule catalogue: the two digits after GRN are the number of the category.</summary>
public static class RuleCategory
{
    public const string Waiting = "Waiting";
    public const string Threading = "Threading";
    public const string Data = "Data";
    public const string Web = "Web";
    public const string Text = "Text";
    public const string Collections = "Collections";
    public const string Framework = "Framework";
    public const string InputOutput = "InputOutput";
    public const string Configuration = "Configuration";

    /// <summary>In the order of the blocks: 01 is the first.</summary>
    public static IReadOnlyList<string> InOrder { get; } =
        [Waiting, Threading, Data, Web, Text, Collections, Framework, InputOutput, Configuration];
}
