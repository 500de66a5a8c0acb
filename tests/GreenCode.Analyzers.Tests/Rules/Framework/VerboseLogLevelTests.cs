using Rule = GreenCode.Analyzers.Tests.RuleVerifier<GreenCode.Analyzers.Rules.Framework.VerboseLogLevel.VerboseLogLevelAnalyzer, Microsoft.CodeAnalysis.Testing.EmptyCodeFixProvider>;
using Fix = GreenCode.Analyzers.Tests.FileFixVerifier<
    GreenCode.Analyzers.Rules.Framework.VerboseLogLevel.VerboseLogLevelAnalyzer, GreenCode.Analyzers.Rules.Framework.VerboseLogLevel.VerboseLogLevelFixer>;

namespace GreenCode.Analyzers.Tests.Rules.Framework;

public class VerboseLogLevelTests
{
    private const string Program = "System.Console.WriteLine();";

    [Theory]
    [InlineData("""{ "Logging": { "LogLevel": { "Default": [|"Debug"|] } } }""")]
    [InlineData("""{ "Logging": { "LogLevel": { "Default": [|"Trace"|], "Microsoft": [|"Debug"|], "Microsoft.AspNetCore": "Warning" } } }""")]
    [InlineData("""{ "Logging": { "Console": { "LogLevel": { "Default": [|"Debug"|] } } } }""")]
    [InlineData("""{ "Logging": { "LogLevel": { "System.Net.Http": [|"Trace"|] } } }""")]
    [InlineData("""{ "Logging": { "LogLevel": { "Microsoft.EntityFrameworkCore.Database.Command": [|"Information"|] } } }""")]
    [InlineData("""{ "Serilog": { "MinimumLevel": [|"Verbose"|] } }""")]
    [InlineData("""{ "Serilog": { "MinimumLevel": { "Default": [|"Debug"|], "Override": { "Microsoft": [|"Debug"|] } } } }""")]
    [InlineData("// why\n{ /* and */ \"AllowedHosts\": [ \"a\", { \"b\": null, }, ], \"Logging\": { \"LogLevel\": { \"Default\": [|\"Debug\"|], }, }, }")]
    public Task A_verbose_level_that_counts_in_production_is_reported(string settings) => Rule.Suggests(Program, Application(settings));

    [Theory]
    [InlineData("""{ "Logging": { "LogLevel": { "Default": "Information", "Microsoft.AspNetCore": "Warning" } } }""")]
    [InlineData("""{ "Logging": { "LogLevel": { "Default": "None", "Our.Payments": "Debug" } } }""")]
    [InlineData("""{ "Logging": { "Debug": { "LogLevel": { "Default": "Trace" } } } }""")]
    [InlineData("""{ "Logging": { "LogLevel": { "Microsoft.EntityFrameworkCore": "Warning", "MicrosoftLike": "Debug" } } }""")]
    [InlineData("""{ "LogLevel": { "Default": "Debug" }, "Debug": "Debug" }""")]
    [InlineData("""{ "Serilog": { "MinimumLevel": { "Default": "Information", "Override": { "Our": "Debug" } } } }""")]
    public Task Other_settings_are_left_alone(string settings) => Rule.Ignores(Program, Application(settings));

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{ "Logging": { "LogLevel": { "Default" """)]
    [InlineData("""{ "Logging": { "LogLevel": { "Default": "Deb""")]
    [InlineData("""{ "Logging" "Debug" }""")]
    [InlineData("/* {")]
    [InlineData("\\")]
    public Task A_file_that_is_no_JSON_does_no_harm(string settings) => Rule.Ignores(Program, Application(settings));

    [Fact]
    public Task Deep_nesting_does_no_harm() => Rule.Ignores(Program, Application(string.Concat(Enumerable.Repeat("[", 100_000))));

    [Theory]
    [InlineData("/project/appsettings.Development.json")]
    [InlineData("/project/appsettings.Test.json")]
    [InlineData("/project/other.json")]
    public Task Other_files_are_left_alone(string path) =>
        Rule.Ignores(Program, Platform.Net80.AsProgram().WithFile(path, """{ "Logging": { "LogLevel": { "Default": "Debug" } } }"""));

    [Fact]
    public Task What_production_sets_again_is_not_verbose_there() => Rule.Ignores(Program, Application("""{ "Logging": { "LogLevel": { "Default": "Debug" } } }""")
        .WithFile("/project/appsettings.Production.json", """{ "Logging": { "LogLevel": { "default": "Warning" } } }"""));

    [Fact]
    public Task What_production_sets_itself_is_reported_there() => Rule.Suggests(Program, Application("""{ "Logging": { "LogLevel": { "Default": "Warning" } } }""")
        .WithFile("/project/appsettings.Production.json", """{ "Logging": { "LogLevel": { "Default": [|"Debug"|] } } }"""));

    [Fact]
    public Task A_library_decides_nothing() =>
        Rule.Ignores("class C { }", Platform.Net80.WithFile("/project/appsettings.json", """{ "Logging": { "LogLevel": { "Default": "Debug" } } }"""));

    [Fact]
    public Task Test_projects_are_left_alone() =>
        Rule.Ignores(Program, Application("""{ "Logging": { "LogLevel": { "Default": "Debug" } } }""").WithProperty("IsTestProject", "true"));

    [Theory]
    [InlineData(
        """{ "Logging": { "LogLevel": { "Default": "Trace", /* why */ "Microsoft": "Debug", "Our": "Debug" } } }""",
        """{ "Logging": { "LogLevel": { "Default": "Information", /* why */ "Microsoft": "Warning", "Our": "Debug" } } }""")]
    [InlineData(
        """{ "Logging": { "LogLevel": { "Microsoft.EntityFrameworkCore.Database.Command": "Information" } } }""",
        """{ "Logging": { "LogLevel": { "Microsoft.EntityFrameworkCore.Database.Command": "Warning" } } }""")]
    [InlineData("""{ "Serilog": { "MinimumLevel": "Verbose" } }""", """{ "Serilog": { "MinimumLevel": "Information" } }""")]
    public Task The_fix_sets_the_levels_of_the_templates(string settings, string repaired) => Fix.Fixes("/project/appsettings.json", settings, repaired);

    private static Platform Application(string settings) => Platform.Net80.AsProgram().WithFile("/project/appsettings.json", settings);
}
