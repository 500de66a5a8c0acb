using System.Text.RegularExpressions;

namespace GreenCode.Conventions.Tests;

/// <summary>Who may reference whom.</summary>
internal static partial class ProjectGraph
{
    /// <summary>References that the table does not allow, projects that it does not know, and rows that stand for nothing.</summary>
    public static IEnumerable<string> Violations(IReadOnlyCollection<ProjectFile> projects, IReadOnlyCollection<AllowedReferences> table)
    {
        foreach (var project in projects)
        {
            var row = table.FirstOrDefault(row => row.Project == project.Name);
            if (row is null && (project.Name != project.Path || project.References.Length + project.Packages.Length > 0))
                yield return $"{project.Path} has no row in the project table of {Architecture.Path}.";
            if (row is null)
                continue;

            foreach (var reference in project.References.Except(row.References))
                yield return $"{project.Path} references {reference}; {Architecture.Path} does not allow {project.Name} -> {reference}.";
            foreach (var package in project.Packages.Except(row.Packages))
                yield return $"{project.Path} takes the package {package}; {Architecture.Path} does not list it for {project.Name}.";
        }

        foreach (var row in table.Where(row => projects.All(project => project.Name != row.Project)))
            yield return $"{Architecture.Path} has a row for {row.Project}, which does not exist.";
    }

    /// <summary>Projects that the solution leaves out, and those that it names in vain.</summary>
    public static IEnumerable<string> SolutionViolations(string solution, IReadOnlyCollection<string> projectPaths)
    {
        var listed = SolutionEntry().Matches(solution).Select(match => match.Groups[1].Value.Replace('\\', '/')).ToList();
        foreach (var path in projectPaths.Except(listed))
            yield return $"GreenCode.sln leaves {path} out. Run 'dotnet sln GreenCode.sln add {path}'.";
        foreach (var path in listed.Except(projectPaths))
            yield return $"GreenCode.sln names {path}, which does not exist.";
    }

    /// <summary>Versions outside Directory.Packages.props.</summary>
    public static IEnumerable<string> VersionViolations(IEnumerable<ProjectFile> projects) =>
        from project in projects
        from package in project.OwnVersions
        select $"{project.Path} names a version of {package}; versions stand only in Directory.Packages.props.";

    [GeneratedRegex("""^Project\("[^"]*"\) = "[^"]*", "([^"]*\.csproj)",""", RegexOptions.Multiline)]
    private static partial Regex SolutionEntry();
}
