namespace GreenCode.Packaging.Tests.Gates;

/// <summary>A step of a workflow that is a script of Bash.</summary>
/// <param name="Name">What the workflow calls it.</param>
/// <param name="Script">The script.</param>
/// <param name="Environment">Variables that only this step sees.</param>
/// <param name="RunsAfterFailure">Whether it runs also where a step before it failed.</param>
internal sealed record WorkflowStep(string Name, string Script, IReadOnlyDictionary<string, string> Environment, bool RunsAfterFailure);
