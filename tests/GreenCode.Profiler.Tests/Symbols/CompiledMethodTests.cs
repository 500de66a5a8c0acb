using System.Reflection;
using System.Runtime.CompilerServices;
using GreenCode.Profiler.Symbols;
using GreenCode.Profiler.Tests.Symbols.Zoo;

namespace GreenCode.Profiler.Tests.Symbols;

/// <summary>Names and documentation ids of methods that were compiled for real, against what the compiler itself says of their source.</summary>
public class CompiledMethodTests(ZooSession session) : IClassFixture<ZooSession>
{
    private const string Namespace = "GreenCode.Profiler.Tests.Symbols.Zoo.";

    private const BindingFlags All =
        BindingFlags.DeclaredOnly | BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>Generic methods, and those with a nested type in their signature: what the runtime says of them does not suffice.</summary>
    private static readonly int[] NotToBeKnown = [11, 16, 17, 27, 28, 31, 36, 39, 51, 52];

    [Fact]
    public void A_documentation_id_is_the_compilers_own_or_none()
    {
        var numbered = session.Methods.Where(method => method.Number != 0).ToList();

        Assert.True(numbered.DistinctBy(method => method.Number).Count() > 40, $"{numbered.Count} methods are too few to compare.");
        Assert.All(numbered, method => Assert.Equal(
            NotToBeKnown.Contains(method.Number) ? null : method.DocumentationId,
            DocumentationIds.Of(method.Type, method.Name, method.Signature)));
    }

    [Fact]
    public void Accessors_have_the_id_of_a_method()
    {
        Assert.Equal($"M:{Namespace}Shapes.set_Item(System.Int32,System.String,System.Int32)", IdOf("Shapes", "set_Item"));
        Assert.Equal($"M:{Namespace}Shapes.get_Property", IdOf("Shapes", "get_Property"));
        Assert.Equal($"M:{Namespace}Shapes.add_Custom(System.EventHandler{{System.EventArgs}})", IdOf("Shapes", "add_Custom"));
    }

    [Fact]
    public void What_the_compiler_made_has_no_documentation_id()
    {
        var made = session.Methods.Where(method => method.Definition.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
            && method.Definition.Name.StartsWith('<') || StateMachineOwners().ContainsKey(method.Definition.DeclaringType!)).ToList();

        Assert.True(made.Count > 20);
        Assert.All(made, method => Assert.Null(DocumentationIds.Of(method.Type, method.Name, method.Signature)));
        Assert.All(made, method => Assert.True(MethodNames.IsCompilerMade(method.Type, method.Name)));
    }

    [Fact]
    public void Every_method_is_displayed_as_the_member_that_it_was_written_as_or_in()
    {
        var owners = StateMachineOwners();
        foreach (var method in session.Methods)
            Assert.Equal(Namespace + Expected(method.Definition, owners), MethodNames.Display(method.Type, method.Name));
    }

    private string? IdOf(string type, string name)
    {
        var method = session.Methods.Single(method => method.Type == Namespace + type && method.Name == name);
        return DocumentationIds.Of(method.Type, method.Name, method.Signature);
    }

    /// <summary>Which method each state machine carries out, by the compiler's own attribute.</summary>
    private static Dictionary<Type, MethodBase> StateMachineOwners() => typeof(Made).Assembly.GetTypes()
        .Where(type => type.Namespace == typeof(Made).Namespace)
        .SelectMany(type => type.GetMethods(All))
        .Where(method => method.IsDefined(typeof(StateMachineAttribute), inherit: false))
        .ToDictionary(method => method.GetCustomAttribute<StateMachineAttribute>()!.StateMachineType, method => (MethodBase)method);

    private static string Expected(MethodBase method, Dictionary<Type, MethodBase> owners)
    {
        var type = method.DeclaringType!;
        if (owners.TryGetValue(type, out var owner))
            return Expected(owner, owners);
        if (method.GetCustomAttribute<DisplayedAsAttribute>() is { } attribute)
            return attribute.Name;
        return type.Name.StartsWith("<>c", StringComparison.Ordinal)
            ? $"{Written(type.DeclaringType!)} (closure)"
            : $"{Written(type)}.{method.Name}";
    }

    private static string Written(Type type)
    {
        var name = type.Name.Split("__")[^1];
        var tick = name.IndexOf('`');
        return (type.IsNested ? Written(type.DeclaringType!) + "." : "") + (tick < 0 ? name : name[..tick] + "<>");
    }
}
