using System.Net;

namespace Demo.Load;

/// <summary>One request and the answer that belongs to it: a mistyped number must give 404, anything else is an error.</summary>
public sealed record LoadRequest(Endpoint Endpoint, HttpMethod Method, string PathAndQuery, HttpStatusCode Expected);
