using System.Collections.Immutable;
using System.Text.RegularExpressions;
using GreenCode.TestKit;
using YamlDotNet.Serialization;

namespace GreenCode.Packaging.Tests.Gates;

/// <summary>The variables and the shell steps of a workflow in samples/ci-gate, as its CI service would run them.</summary>
/// <param name="Variables">What stands at its top, for the user to change.</param>
/// <param name="Steps">Its shell steps, in order.</param>
internal sealed partial record Workflow(IReadOnlyDictionary<string, string> Variables, IReadOnlyList<WorkflowStep> Steps)
{
    /// <summary>The workflow for a service: <c>github</c>, <c>gitlab</c> or <c>azure</c>.</summary>
    public static Workflow For(string service) => service switch
    {
        "github" => GitHub(Read("github.yml")),
        "gitlab" => GitLab(Map(Read("gitlab-ci.yml")["energy-gate"])),
        _ => Azure(Read("azure-pipelines.yml")),
    };

    private static Workflow GitHub(Dictionary<object, object> file) => new(
        Texts(file["env"]),
        [
            .. Maps(Map(Map(file["jobs"])["gate"])["steps"]).Where(step => step.ContainsKey("run"))
                .Select(step => new WorkflowStep(Name(step), Text(step["run"]), Texts(step.GetValueOrDefault("env")), step.ContainsKey("if"))),
        ]);

    /// <summary>Before and after belong to one script; what comes after it is another, whatever became of the first.</summary>
    private static Workflow GitLab(Dictionary<object, object> job) => new(
        Texts(job["variables"]),
        [
            new("script", $"set -o pipefail\n{Lines(job["before_script"])}\n{Lines(job["script"])}", Texts(null), RunsAfterFailure: false),
            new("after_script", Lines(job["after_script"]), Texts(null), RunsAfterFailure: true),
        ]);

    private static Workflow Azure(Dictionary<object, object> file) => new(
        Texts(file["variables"]),
        [
            .. Maps(file["steps"]).Where(step => step.ContainsKey("bash"))
                .Select(step => new WorkflowStep(Name(step), Text(step["bash"]), Texts(step.GetValueOrDefault("env")), step.ContainsKey("condition"))),
        ]);

    private static Dictionary<object, object> Read(string name) =>
        Map(new DeserializerBuilder().Build().Deserialize(File.ReadAllText(Repository.PathOf("samples", "ci-gate", name)))!);

    private static string Name(Dictionary<object, object> step) => Text(step.GetValueOrDefault("name") ?? step["displayName"]);

    private static string Lines(object? list) => string.Join('\n', ((List<object>)list!).Cast<string>());

    private static IEnumerable<Dictionary<object, object>> Maps(object? list) => ((List<object>)list!).Cast<Dictionary<object, object>>();

    private static Dictionary<object, object> Map(object? value) => (Dictionary<object, object>)value!;

    /// <summary>What the service itself puts in (<c>${{ … }}</c>, <c>$(…)</c>) is a word here.</summary>
    private static ImmutableDictionary<string, string> Texts(object? map) =>
        map is null ? [] : Map(map).ToImmutableDictionary(entry => Text(entry.Key), entry => Expression().Replace(Text(entry.Value), "from-the-service"));

    private static string Text(object? value) => (string)value!;

    [GeneratedRegex(@"^(\$\{\{.*\}\}|\$\(.*\))$")]
    private static partial Regex Expression();
}
