namespace PermitDesk.Shared.Domain;

public enum DecisionOutcome
{
    Granted,
    GrantedWithConditions,
    Refused,
}
