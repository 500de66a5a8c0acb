namespace PermitDesk.Shared.Contracts;

/// <summary>The letters that the print service sends out; a field stands between double braces.</summary>
public static class LetterTemplate
{
    private const string Head = "Aan {{applicant}}\n{{street}} {{houseNumber}}\n{{postalCode}}\n\nKenmerk: {{number}}\n\n";

    public static string Of(LetterKind kind) => kind switch
    {
        LetterKind.Confirmation => Head
            + "Beste {{applicant}},\n\nWij hebben uw aanvraag '{{description}}' ontvangen op {{receivedOn}}.\nU krijgt uiterlijk op {{deadlineOn}} bericht.\n\n",
        _ => Head + "Beste {{applicant}},\n\nVoor uw aanvraag '{{description}}' hebben wij meer gegevens nodig.\nStuurt u die voor {{deadlineOn}}?\n\n",
    };
}
