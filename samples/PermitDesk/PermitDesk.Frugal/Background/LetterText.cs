using System.Globalization;
using System.Text.RegularExpressions;
using PermitDesk.Shared.Contracts;
using PermitDesk.Shared.Domain;

namespace PermitDesk.Frugal.Background;

internal static partial class LetterText
{
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    public static string Render(LetterKind kind, Permit permit) =>
        Field.Replace(LetterTemplate.Of(kind), match => match.Groups["name"].ValueSpan switch
        {
            "applicant" => permit.Applicant.Name,
            "street" => permit.Address.Street,
            "houseNumber" => permit.Address.HouseNumber.ToString(Dutch),
            "postalCode" => permit.Address.PostalCode,
            "number" => permit.Number,
            "description" => permit.Description,
            "receivedOn" => permit.ReceivedOn.ToString("d MMMM yyyy", Dutch),
            "deadlineOn" => permit.DeadlineOn.ToString("d MMMM yyyy", Dutch),
            var unknown => throw new InvalidOperationException($"The letter template has a field '{unknown}' that no permit has."),
        });

    [GeneratedRegex(@"\{\{(?<name>\w+)\}\}")]
    private static partial Regex Field { get; }
}
