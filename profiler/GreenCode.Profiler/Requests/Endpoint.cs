namespace GreenCode.Profiler.Requests;

/// <summary>An HTTP endpoint that was seen. What its requests spent stands under its frame in the call paths.</summary>
/// <param name="Name">Method and route, such as <c>GET /permits/{id}</c>.</param>
/// <param name="Count">Requests that began during the profile.</param>
public sealed record Endpoint(string Name, long Count);
