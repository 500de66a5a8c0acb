using System.Runtime.Versioning;
using Xunit.Sdk;
using Xunit.v3;

// Each test measures the machine: one at a time.
[assembly: Parallelization(Mode = ParallelMode.None)]
[assembly: SupportedOSPlatform("linux")]
