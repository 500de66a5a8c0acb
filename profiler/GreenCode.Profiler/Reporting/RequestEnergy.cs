namespace GreenCode.Profiler.Reporting;

/// <summary>What the requests of one HTTP endpoint spent.</summary>
/// <param name="Endpoint">Method and route, such as <c>GET /permits/{id}</c>.</param>
/// <param name="Count">Requests that began during the profile.</param>
/// <param name="Joules">Energy of all of them.</param>
/// <param name="JoulesPerRequest">Energy of one on average.</param>
/// <param name="Low">The lower end of the 95 % interval of <paramref name="JoulesPerRequest"/>.</param>
/// <param name="High">The upper end of the 95 % interval of <paramref name="JoulesPerRequest"/>.</param>
/// <param name="CpuSecondsPerRequest">CPU time of one on average.</param>
public sealed record RequestEnergy(
    string Endpoint, long Count, double Joules, double JoulesPerRequest, double Low, double High, double CpuSecondsPerRequest);
