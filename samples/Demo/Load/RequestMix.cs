using System.Net;

namespace Demo.Load;

/// <summary>
/// What a day at the permit desk asks for, as an endless row of requests. The request at an index depends on the seed and the index alone:
/// two services that get as many requests do the same work, whatever their speed.
/// </summary>
public sealed class RequestMix
{
    private const int FirstYear = 2021;
    private const int LastYear = 2025;
    private const int PermitsPerYear = 4_000;

    private static readonly string[] Districts =
        ["Binnenstad", "Havenkwartier", "Molenwijk", "Oosterveld", "De Bongerd", "Zuiderpark", "Nieuwland", "Kanaalzone"];

    private static readonly string[] Words =
        ["kerkstraat", "jansen", "dakkapel", "terras", "café", "de Vries", "Coöperatieweg,", "sloop", "laadpaal", "Müller", "kappen", "singel"];

    private readonly (Endpoint Endpoint, int Share)[] _shares;
    private readonly int _seed;

    private RequestMix((Endpoint, int)[] shares, int seed) => (_shares, _seed) = (shares, seed);

    /// <summary>Mostly looking up, now and then a letter, an export or a report.</summary>
    public static RequestMix Desk(int seed) => new(
        [(Endpoint.Search, 36), (Endpoint.Detail, 40), (Endpoint.ExportCsv, 3), (Endpoint.ExportJson, 8), (Endpoint.Report, 1), (Endpoint.Letter, 12)], seed);

    public static RequestMix Only(Endpoint endpoint, int seed) => new([(endpoint, 1)], seed);

    public LoadRequest At(int index)
    {
        var random = new Random(unchecked((_seed * 1_000_003) + index));
        var endpoint = PickEndpoint(random);
        return endpoint switch
        {
            Endpoint.Search => Get(endpoint, Search(random)),
            Endpoint.Detail => Detail(random),
            Endpoint.ExportCsv => Get(endpoint, Export(random) + "&format=Csv"),
            Endpoint.ExportJson => Get(endpoint, Export(random) + "&format=Json"),
            Endpoint.Report => Get(endpoint, $"/reports/{Year(random)}"),
            _ => new LoadRequest(endpoint, HttpMethod.Post, $"/permits/{Number(random)}/letters?kind={Pick(["Confirmation", "Reminder"], random)}", HttpStatusCode.Accepted),
        };
    }

    private Endpoint PickEndpoint(Random random)
    {
        var left = random.Next(_shares.Sum(s => s.Share));
        return _shares.First(s => (left -= s.Share) < 0).Endpoint;
    }

    private static string Search(Random random)
    {
        var query = $"/permits?from={LastYear}-{random.Next(10, 13):00}-01";
        if (random.Next(10) < 8)
            query += "&q=" + Uri.EscapeDataString(Pick(Words, random) + (random.Next(3) == 0 ? "  " + Pick(Words, random) : ""));
        if (random.Next(3) == 0)
            query += "&district=" + Uri.EscapeDataString(Pick(Districts, random));
        return query;
    }

    /// <summary>Most numbers are copied, some are typed from a letter, and one in twenty is no number at all.</summary>
    private static LoadRequest Detail(Random random)
    {
        if (random.Next(20) == 0)
            return new LoadRequest(Endpoint.Detail, HttpMethod.Get, $"/permits/OV{Year(random)}-onbekend", HttpStatusCode.NotFound);

        var number = random.Next(4) == 0 ? $"ov {Year(random)} {Sequence(random)}" : Number(random);
        return Get(Endpoint.Detail, "/permits/" + Uri.EscapeDataString(number));
    }

    private static string Export(Random random)
    {
        var (year, month) = (Year(random), random.Next(1, 12));
        return $"/permits/export?district={Uri.EscapeDataString(Pick(Districts, random))}&from={year}-{month:00}-01&to={year}-{month + 1:00}-28";
    }

    private static LoadRequest Get(Endpoint endpoint, string pathAndQuery) => new(endpoint, HttpMethod.Get, pathAndQuery, HttpStatusCode.OK);

    private static string Number(Random random) => $"OV-{Year(random)}-{Sequence(random):000000}";

    private static int Year(Random random) => random.Next(FirstYear, LastYear + 1);

    private static int Sequence(Random random) => random.Next(1, PermitsPerYear + 1);

    private static T Pick<T>(T[] from, Random random) => from[random.Next(from.Length)];
}
