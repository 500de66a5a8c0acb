namespace PermitDesk.Shared.Contracts;

public sealed record DocumentInfo(string FileName, int SizeInBytes, DateOnly? DatedOn);
