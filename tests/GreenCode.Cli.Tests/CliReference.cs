using System.CommandLine;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using GreenCode.Cli.Commands;
using GreenCode.Cli.Tests.Terminal;
using GreenCode.Profiler.Exporters;

namespace GreenCode.Cli.Tests;

/// <summary>Generates the reference pages from the command tree, the exit codes, the formats and the documentation of their types.</summary>
internal static partial class CliReference
{
    private static readonly XDocument Documentation = XDocument.Load(Path.ChangeExtension(typeof(ExitCode).Assembly.Location, ".xml"));

    public static string Commands() => string.Join('\n', Program.Commands(new TestTerminal()).Select(Section));

    public static string Formats() => Table(
        ["format", "endings", "for"],
        ExporterCatalog.All.Select(exporter => (string[])
        [
            Code(exporter.Format.Name), string.Join(", ", exporter.Format.Extensions.Select(Code)), exporter.Format.Purpose,
        ]));

    public static string ExitCodes() => Table(
        ["code", "name", "means"],
        Enum.GetValues<ExitCode>().Select(code => (string[])[$"{(int)code}", $"{code}", Summary($"F:{typeof(ExitCode).FullName}.{code}")]));

    public static string DoctorReport() => string.Join('\n', new[] { typeof(DoctorReport), typeof(DoctorMeter), typeof(DoctorEngine), typeof(DoctorFinding) }.Select(type =>
        $"### {(type == typeof(DoctorReport) ? "Top level" : $"`{Camel(type.Name)}`")}\n\n{Summary("T:" + type.FullName)}\n\n"
        + Table(
            ["field", "holds"],
            type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)!.GetParameters()
                .Select(parameter => (string[])[Code(Camel(parameter.Name!)), Text(Member("T:" + type.FullName).Elements("param").Single(param => param.Attribute("name")!.Value == parameter.Name))]))));

    private static string Section(Command command)
    {
        var rows = command.Arguments.Select(argument => (string[])[Code($"<{argument.Name}>"), argument.Description ?? ""])
            .Concat(command.Options.Select(option => (string[])[Names(option), Description(option)])).ToList();
        var options = rows.Count > 0 ? "\n" + Table(["option", "does"], rows) : "";
        var examples = command is GuidedCommand { Examples: [_, ..] } guided ? $"\n```\n{string.Join('\n', guided.Examples)}\n```\n" : "";
        return $"## {Code($"greencode {command.Name}")}\n\n{command.Description}\n{options}{examples}";
    }

    private static string Names(Option option) =>
        string.Join(", ", option.Aliases.Append(option.Name).OrderBy(name => name.Length).Select(name => Code(option.HelpName is null ? name : $"{name} {option.HelpName}")));

    private static string Description(Option option) =>
        option.HasDefaultValue && option.GetDefaultValue() is string value ? $"{option.Description} Default: {Code(value)}." : option.Description ?? "";

    private static string Table(string[] head, IEnumerable<string[]> rows) =>
        $"| {string.Join(" | ", head)} |\n|{string.Concat(head.Select(_ => "---|"))}\n"
        + string.Concat(rows.Select(row => $"| {string.Join(" | ", row.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |\n"));

    private static string Summary(string member) => Text(Member(member).Element("summary")!);

    private static XElement Member(string name) =>
        Documentation.Descendants("member").Single(member => member.Attribute("name")!.Value == name);

    private static string Text(XElement element) => Whitespace().Replace(
        string.Concat(element.Nodes().Select(node => node switch
        {
            XText plain => plain.Value,
            XElement { Name.LocalName: "c" } code => Code(code.Value),
            _ => throw new NotSupportedException($"The reference does not know how to show {node}."),
        })), " ").Trim();

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    private static string Code(string text) => $"`{text}`";

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();
}
