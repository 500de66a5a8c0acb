namespace PermitDesk.Shared.Domain;

public sealed class Address
{
    public int Id { get; set; }
    public string Street { get; set; } = "";
    public int HouseNumber { get; set; }
    public string PostalCode { get; set; } = "";
    public string District { get; set; } = "";
}
