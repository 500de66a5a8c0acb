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

    private ProgramKind(Compilation compilation)
    {
        var used = compilation.SyntaxTrees
            .SelectMany(tree => ((CompilationUnitSyntax)tree.GetRoot()).Usings)
            .Select(directive => directive.Name?.ToString() ?? "")
            .ToList();
        var isLongLived = Uses(LongLived);
        IsCommandLine = compilation.Options.OutputKind is not OutputKind.DynamicallyLinkedLibrary && compilation.SyntaxTrees.Any(tree => tree.Mentions("DistributedApplication", CancellationToken.None))
            || Uses(CommandLines) && !isLongLived;
        IsJob = compilation.Options.OutputKind is OutputKind.ConsoleApplication && !isLongLived && !Uses(Receivers);

        bool Uses(string[] libraries) => used.Exists(name => libraries.Any(library => Within(name, library)));
    }

    /// <summary>
    /// Whether the project is for a command line, of which a process runs one command: it uses such a library and is no service and no desktop program; or starts the parts of a distributed
    /// application for a developer (.NET Aspire's AppHost).
    /// </summary>
    public bool IsCommandLine { get; }

    /// <summary>Whether the program does its work and ends: it has a console and nothing that hosts, serves or receives.</summary>
    public bool IsJob { get; }

    public static ProgramKind Of(Compilation compilation) => PerCompilation.GetValue(compilation, one => new(one));

    /// <summary>Whether the type is from a library for command lines.</summary>
    public static bool IsOfCommandLine(ITypeSymbol? type) =>
        type is INamedTypeSymbol { ContainingNamespace: { IsGlobalNamespace: false } space }
        && space.ToDisplayString() is var name
        && CommandLines.Any(library => Within(name, library));

    private static bool Within(string name, string space) => name.StartsWith(space, StringComparison.Ordinal) && (name.Length == space.Length || name[space.Length] == '.');
}
