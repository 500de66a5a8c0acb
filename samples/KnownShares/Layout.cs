namespace KnownShares;

internal enum Layout
{
    OneThread,
    ThreadEach,
}
