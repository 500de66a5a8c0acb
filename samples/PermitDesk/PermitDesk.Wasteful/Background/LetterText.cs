using System.Globalization;
using System.Text.RegularExpressions;
using PermitDesk.Shared.Contracts;
using PermitDesk.Shared.Domain;

namespace PermitDesk.Wasteful.Background;

internal static class LetterText
{
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    public static string Render(LetterKind kind, Permit permit, Applicant applicant, Address address)
    {
        var field = new Regex(@"\{\{(?<name>\w+)\}\}", RegexOptions.Compiled);
        return field.Replace(LetterTemplate.Of(kind), match => match.Groups["name"].Value switch
        {
            "applicant" => applicant.Name,
            "street" => address.Street,
            "houseNumber" => address.HouseNumber.ToString(Dutch),
            "postalCode" => address.PostalCode,
            "number" => permit.Number,
            "description" => permit.Description,
            "receivedOn" => permit.ReceivedOn.ToString("d MMMM yyyy", Dutch),
            "deadlineOn" => permit.DeadlineOn.ToString("d MMMM yyyy", Dutch),
            var unknown => throw new InvalidOperationException($"The letter template has a field '{unknown}' that no permit has."),
        });
    }
}
