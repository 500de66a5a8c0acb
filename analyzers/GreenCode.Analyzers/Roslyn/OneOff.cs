using Microsoft.CodeAnalysis;

namespace GreenCode.Analyzers.Roslyn;

/// <summary>Says by names which code runs seldom, whatever it costs: to make or migrate a database, to install or upgrade the program, to prepare it, to test it.</summary>
internal static class OneOff
{
    /// <summary>Types and namespaces of test code that lies among the rest.</summary>
    private static readonly string[] EndsForTests = ["Test", "Tests", "Testing", "TestHarness", "TestData"];

    private static readonly string[] StartsForTests = ["Cypress", "Playwright"];

    private static readonly string[] PartsOfNames = ["Seed", "Migrat", "Backfill", "Warmup", "WarmUp", "Install", "Uninstall", "Upgrad"];

    private static readonly string[] Starts = ["Initiali", "Updater", "UpdateChecker", "AutoUpdat"];

    private static readonly string[] Ends = ["Initializer", "Initialiser", "ConfigurationLoader", "ConfigLoader", "SettingsLoader"];

    /// <summary>Code that runs once per database, per start or by hand, however many rows it handles: what it costs is not repeated.</summary>
    public static bool IsOneOff(this ISymbol containingSymbol) =>
        containingSymbol.IsMigration() || containingSymbol.IsPreparation() || containingSymbol.IsForTests() || containingSymbol.IsProgram() || containingSymbol.IsCommandLine();

    /// <summary>Code that by the name or base of its type or by its namespace makes a database or brings its data over to a new form, which it does once per database.</summary>
    public static bool IsMigration(this ISymbol containingSymbol)
    {
        for (var symbol = containingSymbol; symbol is not null; symbol = symbol.ContainingSymbol)
        {
            if (symbol switch
                {
                    INamespaceSymbol space => space.Name.EndsWith("Migrations", StringComparison.Ordinal)
                        || space.Name.EndsWith("Migration", StringComparison.Ordinal)
                        || space.Name.EndsWith("Migrator", StringComparison.Ordinal)
                        || space.Name is "Seeder" or "Setup" or "Upgrade" or "Upgrades",
                    INamedTypeSymbol type => type.Name.EndsWith("Migration", StringComparison.Ordinal)
                        || type.Name.EndsWith("Migrator", StringComparison.Ordinal)
                        || type.Name.StartsWith("Migrate", StringComparison.Ordinal)
                        || type.BaseType is { } root && (root.Name.EndsWith("Migration", StringComparison.Ordinal) || root.Name.EndsWith("MigrationBase", StringComparison.Ordinal)),
                    _ => false,
                })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Code that prepares the program or a database, or replaces the program by a newer one: members and types that are named so. An instalment is no installation.</summary>
    public static bool IsPreparation(this ISymbol containingSymbol)
    {
        for (var symbol = containingSymbol; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            var name = symbol.Name;
            if (name is "Init" or "InitAsync"
                || Starts.Any(start => name.StartsWith(start, StringComparison.Ordinal))
                || Ends.Any(end => name.EndsWith(end, StringComparison.Ordinal))
                || PartsOfNames.Any(part => name.IndexOf(part, StringComparison.Ordinal) >= 0) && name.IndexOf("Installment", StringComparison.Ordinal) < 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Code that by the name of its type or namespace is there for tests only.</summary>
    public static bool IsForTests(this ISymbol containingSymbol)
    {
        for (var symbol = containingSymbol; symbol is not null; symbol = symbol.ContainingSymbol)
        {
            if (symbol is INamedTypeSymbol or INamespaceSymbol
                && (EndsForTests.Any(end => symbol.Name.EndsWith(end, StringComparison.Ordinal)) || StartsForTests.Any(start => symbol.Name.StartsWith(start, StringComparison.Ordinal))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsProgram(this ISymbol containingSymbol)
    {
        for (var symbol = containingSymbol; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            if (symbol.Name is "Startup" or "Program" or WellKnownMemberNames.EntryPointMethodName or WellKnownMemberNames.TopLevelStatementsEntryPointMethodName)
                return true;
        }

        return false;
    }

    /// <summary>The verbs of a tool for the command line.</summary>
    private static bool IsCommandLine(this ISymbol containingSymbol)
    {
        for (var space = containingSymbol.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            if (space.Name is "Cli" or "CLI" or "CommandLine" or "ConsoleApp")
                return true;
        }

        return false;
    }
}
