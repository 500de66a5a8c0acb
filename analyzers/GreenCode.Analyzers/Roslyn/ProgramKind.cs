using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GreenCode.Analyzers.Roslyn;

/// <summary>Says what kind of program a project makes, by the namespaces that its files use.</summary>
internal sealed class ProgramKind
{
    /// <summary>Libraries for command lines, of whose commands a process runs one and ends.</summary>
    private static readonly string[] CommandLines = ["System.CommandLine", "Spectre.Console.Cli", "McMaster.Extensions.CommandLineUtils", "Cocona", "CommandLine", "CommandDotNet", "ConsoleAppFramework", "Microsoft.Extensions.CommandLineUtils"];

    /// <summary>What programs use that live long.</summary>
    private static readonly string[] LongLived = ["Microsoft.AspNetCore", "Microsoft.Extensions.Hosting", "Avalonia", "System.Windows", "Microsoft.Maui", "Microsoft.UI.Xaml", "Gtk", "Eto"];

    /// <summary>What programs use that wait for messages without a host.</summary>
    private static readonly string[] Receivers =
    [
        "NServiceBus", "MassTransit", "Rebus", "Wolverine", "EasyNetQ", "RabbitMQ", "Confluent.Kafka", "Azure.Messaging", "Microsoft.Azure.ServiceBus", "Microsoft.Azure.WebJobs", "Microsoft.Azure.Functions", "Topshelf",
        "Orleans", "Akka", "Grpc", "System.ServiceModel", "System.ServiceProcess",
    ];

    private static readonly ConditionalWeakTable<Compilation, ProgramKind> PerCompilation = new();

    private readonly Lazy<bool> _isCommandLine;
    private readonly Lazy<bool> _isJob;

    private ProgramKind(Compilation compilation)
    {
        var kind = compilation.Options.OutputKind;
        var used = new Lazy<HashSet<string>>(() => Used(compilation));
        _isCommandLine = new(() => kind is not OutputKind.DynamicallyLinkedLibrary && compilation.SyntaxTrees.Any(tree => tree.Mentions("DistributedApplication", CancellationToken.None))
            || Uses(CommandLines) && !Uses(LongLived));
        _isJob = new(() => kind is OutputKind.ConsoleApplication && !Uses(LongLived) && !Uses(Receivers));

        bool Uses(string[] libraries) => used.Value.Any(name => libraries.Any(library => Within(name, library)));
    }

    /// <summary>
    /// Whether the project is for a command line, of which a process runs one command: it uses such a library and is no service and no desktop program; or starts the parts of a distributed
    /// application for a developer (.NET Aspire's AppHost).
    /// </summary>
    public bool IsCommandLine => _isCommandLine.Value;

    /// <summary>Whether the program does its work and ends: it has a console and nothing that hosts, serves or receives.</summary>
    public bool IsJob => _isJob.Value;

    public static ProgramKind Of(Compilation compilation) => PerCompilation.GetValue(compilation, one => new(one));

    /// <summary>Whether the type is from a library for command lines.</summary>
    public static bool IsOfCommandLine(ITypeSymbol? type) =>
        type is INamedTypeSymbol { ContainingNamespace: { IsGlobalNamespace: false } space }
        && space.ToDisplayString() is var name
        && CommandLines.Any(library => Within(name, library));

    private static HashSet<string> Used(Compilation compilation) => new(
        compilation.SyntaxTrees.SelectMany(tree => ((CompilationUnitSyntax)tree.GetRoot()).Usings).Select(directive => directive.Name?.ToString() ?? ""), StringComparer.Ordinal);

    private static bool Within(string name, string space) => name.StartsWith(space, StringComparison.Ordinal) && (name.Length == space.Length || name[space.Length] == '.');
}
