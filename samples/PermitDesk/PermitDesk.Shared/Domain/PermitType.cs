namespace PermitDesk.Shared.Domain;

public enum PermitType
{
    Building,
    TreeFelling,
    Event,
    Terrace,
    Parking,
    Demolition,
}
