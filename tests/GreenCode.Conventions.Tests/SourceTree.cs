using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GreenCode.Conventions.Tests;

/// <summary>Where files stand and what they are called.</summary>
internal static class SourceTree
{
    public static IEnumerable<string> TopLevelViolations(IReadOnlyCollection<string> present, IReadOnlyCollection<string> allowed) =>
    [
        .. present.Except(allowed).Select(entry => $"{entry} stands at the root of the repository; {Architecture.Path} does not name it."),
        .. allowed.Except(present).Select(entry => $"{entry} is missing; {Architecture.Path} names it."),
    ];

    /// <summary>One type per file, called like the file; a file without a type (top-level statements, attributes) is fine.</summary>
    public static IEnumerable<string> TypeViolations(CSharpSource file)
    {
        var types = file.TopLevelTypes;
        var name = Path.GetFileName(file.Path).Split('.')[0];
        if (types.Length > 1)
            yield return $"{file.Path} holds {types.Length} types ({string.Join(", ", types)}); a file holds one.";
        else if (types.Length == 1 && types[0] != name)
            yield return $"{file.Path} holds the type {types[0]}; the file is called like its type.";
    }

    /// <summary>The namespace is the project and its folders, less those that add nothing to it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="rootFolder">The folder of its project.</param>
    /// <param name="rootNamespace">The project's root namespace.</param>
    /// <param name="silentFolders">Folders that add nothing.</param>
    public static IEnumerable<string> NamespaceViolations(
        CSharpSource file, string rootFolder, string rootNamespace, IReadOnlyCollection<string> silentFolders)
    {
        var expected = rootNamespace;
        var folder = rootFolder;
        foreach (var part in file.Path[(rootFolder.Length + 1)..].Split('/').SkipLast(1))
        {
            folder += "/" + part;
            if (!silentFolders.Contains(folder))
                expected += "." + part;
        }

        foreach (var declaration in file.Namespaces)
        {
            if (declaration is NamespaceDeclarationSyntax)
                yield return $"{file.Path} gives the namespace {declaration.Name} a block; write 'namespace {declaration.Name};'.";
            // Types that an older framework lacks are declared where the compiler looks for them.
            var name = declaration.Name.ToString();
            if (name != expected && name != "System" && !name.StartsWith("System.", StringComparison.Ordinal))
                yield return $"{file.Path} declares the namespace {name}; its folder says {expected}.";
        }
    }
}
