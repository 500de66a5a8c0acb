namespace PermitDesk.Shared.Seeding;

/// <summary>Invented names for an invented municipality.</summary>
internal static class SeedNames
{
    public static readonly string[] Districts =
        ["Binnenstad", "Havenkwartier", "Molenwijk", "Oosterveld", "De Bongerd", "Zuiderpark", "Nieuwland", "Kanaalzone"];

    public static readonly string[] Streets =
    [
        "Kerkstraat", "Dorpsstraat", "Molenweg", "Stationsplein", "Havenkade", "Lindelaan", "Eikenlaan", "Beukenhof", "Schoolstraat",
        "Marktplein", "Singel", "Nieuwegracht", "Oudegracht", "Wilgenpad", "Populierenlaan", "Zeedijk", "Korenmolen", "Vlasakker",
        "Coöperatieweg", "Café-Chantantplein", "Dertigseënweg", "Brouwersgracht", "Bleekveld", "Touwbaan", "Scheepswerf", "Sluisweg",
        "Veerpad", "Heideroosje", "Klaproosstraat", "Zonnebloemweg", "Merelhof", "Lijsterstraat",
    ];

    public static readonly string[] FirstNames =
    [
        "Anneke", "Joost", "Fatima", "Mehmet", "Zoë", "Daniël", "Chloé", "Pieter", "Marijke", "Youssef", "Liesbeth", "Koen", "Aïsha",
        "Bram", "Renée", "Sjoerd", "Ingrid", "Thijs", "Noor", "Willem", "Esmée", "Ruben", "Hanneke", "Jörgen",
    ];

    public static readonly string[] LastNames =
    [
        "de Vries", "Jansen", "van den Berg", "Bakker", "Yılmaz", "Visser", "Smit", "Meijer", "de Boer", "Mulder", "Müller", "de Groot",
        "Bos", "Vos", "Peters", "Hendriks", "van Leeuwen", "Dekker", "Brouwer", "de Wit", "Dijkstra", "Smits", "de Graaf", "van der Meer",
        "van der Linden", "Kok", "Jacobs", "El Amrani", "Vermeulen", "van Dam", "Schouten", "Hoekstra", "Koster", "Prins", "Huisman",
    ];

    /// <summary>Descriptions per permit type, in the order of the enumeration.</summary>
    public static readonly string[][] Descriptions =
    [
        ["Dakkapel aan de voorzijde", "Uitbouw aan de achtergevel", "Plaatsen van zonnepanelen", "Verbouwing tot vier appartementen", "Nieuwbouw schuur"],
        ["Kappen van een zieke kastanje", "Kappen van drie populieren", "Snoei van een beschermde linde"],
        ["Buurtfeest met muziek", "Braderie met zestig kramen", "Hardloopwedstrijd door de wijk", "Filmavond in de openlucht"],
        ["Terras met twintig zitplaatsen", "Uitbreiding terras café", "Winterterras met windschermen"],
        ["Bewonersvergunning tweede auto", "Gehandicaptenparkeerplaats", "Laadpaal voor deelauto"],
        ["Sloop van een garagebox", "Sloop van asbesthoudend dak", "Sloop bedrijfshal"],
    ];

    public static readonly string[] Files =
        ["aanvraagformulier.pdf", "situatietekening.pdf", "bouwtekening.dwg", "foto-voorgevel.jpg", "machtiging.pdf", "constructieberekening.xlsx"];
}
