using System.Collections.Immutable;
using System.Diagnostics.Tracing;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using GreenCode.Profiler.Sampling.EventPipe;
using GreenCode.Profiler.Tests.Symbols.Zoo;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;
using Microsoft.Diagnostics.Tracing.Parsers.Clr;

namespace GreenCode.Profiler.Tests.Symbols;

/// <summary>The zoo's methods, compiled for real: what the runtime says of each, and what the compiler says of its source.</summary>
public sealed partial class ZooSession
{
    private static readonly Type[] Zoo =
        [.. typeof(Shapes).Assembly.GetTypes().Where(type => type.Namespace == typeof(Shapes).Namespace && type != typeof(NrAttribute))];

    public ZooSession()
    {
        var client = new DiagnosticsClient(Environment.ProcessId);
        using var session = client.StartEventPipeSession(
            [new EventPipeProvider(RuntimeEvents.RuntimeProvider, EventLevel.Verbose, RuntimeEvents.SymbolKeywords)], requestRundown: true);
        var recording = new MemoryStream();
        var copying = Task.Run(() => session.EventStream.CopyTo(recording));
        foreach (var method in Zoo.SelectMany(MethodsOf))
            Compile(method);
        session.Stop();
        copying.Wait();
        Methods = Read(recording.ToArray());
    }

    /// <summary>Every method of the zoo as the runtime names it, with the reflection object of its definition.</summary>
    internal ImmutableArray<ZooMethod> Methods { get; }

    private static IEnumerable<MethodBase> MethodsOf(Type type) => type
        .GetMembers(BindingFlags.DeclaredOnly | BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        .OfType<MethodBase>()
        .Where(method => method.GetMethodBody() is not null);

    /// <summary>Generic code is compiled twice: shared over references, and for a value type.</summary>
    private static void Compile(MethodBase method)
    {
        var typeArguments = method.DeclaringType!.GetGenericArguments().Length;
        var methodArguments = method is MethodInfo ? method.GetGenericArguments().Length : 0;
        foreach (var argument in (Type[])[typeof(string), typeof(int)])
        {
            if (method.IsVirtual && methodArguments == 0)
                Run(method, [.. Enumerable.Repeat(argument, typeArguments)]);
            else
                RuntimeHelpers.PrepareMethod(method.MethodHandle, [.. Enumerable.Repeat(argument.TypeHandle, typeArguments + methodArguments)]);
            if (typeArguments + methodArguments == 0)
                return;
        }
    }

    /// <summary>Virtual methods are compiled only when they run. What comes of it does not matter.</summary>
    private static void Run(MethodBase method, Type[] typeArguments)
    {
        var type = typeArguments.Length == 0 ? method.DeclaringType! : method.DeclaringType!.MakeGenericType(typeArguments);
        var target = RuntimeHelpers.GetUninitializedObject(type.IsInterface ? typeof(Shapes) : type);
        try
        {
            MethodBase.GetMethodFromHandle(method.MethodHandle, type.TypeHandle)!.Invoke(target, new object?[method.GetParameters().Length]);
        }
        catch (TargetInvocationException)
        {
            // An object without its fields is of little use.
        }
    }

    private static ImmutableArray<ZooMethod> Read(byte[] stream)
    {
        var documented = Documented();
        var module = typeof(Shapes).Module;
        var byToken = Zoo.SelectMany(MethodsOf).ToDictionary(method => method.MetadataToken);
        var methods = new HashSet<ZooMethod>();
        using var source = new EventPipeEventSource(new MemoryStream(stream));
        void Add(MethodLoadUnloadVerboseTraceData e)
        {
            if (byToken.TryGetValue(e.MethodToken, out var method) && e.MethodNamespace.StartsWith(typeof(Shapes).Namespace!, StringComparison.Ordinal))
                methods.Add(new(e.MethodNamespace, e.MethodName, e.MethodSignature, method, NumberOf(method), documented.GetValueOrDefault(NumberOf(method))));
        }

        source.Clr.MethodLoadVerbose += Add;
        new ClrRundownTraceEventParser(source).MethodDCStopVerbose += Add;
        source.Process();
        return [.. methods];
    }

    private static int NumberOf(MethodBase method) => method.GetCustomAttribute<NrAttribute>()?.Number ?? 0;

    /// <summary>The compiler's documentation ids by the number in the documentation comment.</summary>
    private static Dictionary<int, string> Documented() => XDocument
        .Load(Path.ChangeExtension(typeof(Shapes).Assembly.Location, ".xml"))
        .Descendants("member")
        .Where(member => Number().IsMatch(member.Value))
        .ToDictionary(
            member => int.Parse(Number().Match(member.Value).Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture),
            member => member.Attribute("name")!.Value);

    [GeneratedRegex("^\\s*#([0-9]+)\\s*$")]
    private static partial Regex Number();
}
