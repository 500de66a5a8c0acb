namespace PermitDesk.Shared.Contracts;

public enum LetterKind
{
    Confirmation,
    Reminder,
}
