using Xunit.Sdk;
using Xunit.v3;

// The options of a command are shared by all command lines that are parsed.
[assembly: Parallelization(Mode = ParallelMode.None)]
