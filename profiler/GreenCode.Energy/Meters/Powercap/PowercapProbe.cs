using System.Collections.Immutable;
using GreenCode.Energy.Host;

namespace GreenCode.Energy.Meters.Powercap;

/// <summary>Says in sentences why the powercap counters can or cannot be used, and what would help.</summary>
internal static class PowercapProbe
{
    private const string SideChannel =
        "Whoever can read these counters can infer what other processes compute: they are a side channel (CVE-2020-8694, PLATYPUS). " +
        "Give it to one group on machines that you trust, not to everyone.";

    private const string Permission =
        """
        Let a group read the counters, now and after every start:
          sudo groupadd -f energy && sudo usermod -aG energy "$USER"
          echo 'SUBSYSTEM=="powercap", KERNEL=="intel-rapl*:*", ACTION=="add", RUN+="/bin/sh -c '"'"'chgrp energy /sys%p/energy_uj; chmod 0440 /sys%p/energy_uj'"'"'"' | sudo tee /etc/udev/rules.d/70-greencode.rules
          sudo udevadm control --reload && sudo udevadm trigger --action=add --subsystem-match=powercap
        and log in again.
        """;

    private const string LoadDriver = "sudo modprobe intel_rapl_msr";

    private const string Unmask =
        """
        Start the container with the host's counters mounted read-only, and point at them:
          docker run -v /sys/devices/virtual/powercap:/host/powercap:ro IMAGE greencode profile --powercap-root /host/powercap -- COMMAND
        In Kubernetes, in the pod and in the container (its namespace must allow hostPath volumes):
          volumes: [{ name: powercap, hostPath: { path: /sys/devices/virtual/powercap, type: Directory } }]
          volumeMounts: [{ name: powercap, mountPath: /host/powercap, readOnly: true }]
        """ + "\n" + GroupInContainer;

    /// <summary>A mount keeps the owner and the mode that the files have on the host.</summary>
    private const string GroupInContainer =
        """
        A container whose user is not root needs the group of the counters, by its number on the host (getent group energy):
          docker run --group-add NUMBER, in Kubernetes securityContext: { supplementalGroups: [NUMBER] }
        """;

    /// <summary>The verdict over a tree whose files have been tried.</summary>
    public static MeterProbe Judge(
        string meter, PowercapTree tree, ImmutableArray<EnergyDomain> domains, IReadOnlyList<string?> problems, MeterEnvironment environment)
    {
        if (tree.Zones.IsEmpty)
            return Absent(meter, tree, environment);

        var counted = Enumerable.Range(0, domains.Length).Where(i => domains[i].IsCounted).ToList();
        if (counted.Count == 0)
            return new(meter, false, $"{tree.Root} has {Listed(domains.Select(domain => domain.Name))}, but no package to count.");

        var readable = counted.Where(i => problems[i] is null).ToList();
        if (readable.Count > 0)
        {
            return new(meter, true, $"Readable below {tree.Root}: {Listed(readable.Select(i => domains[i].Name))}."
                + string.Concat(counted.Except(readable).Select(i => $" Missing: {domains[i].Name}, whose energy_uj {problems[i]}.")));
        }

        var reason = $"The counters are there, but {tree.Zones[counted[0]].EnergyFile} {problems[counted[0]]}.";
        return problems[counted[0]] == CounterFile.NotPermitted
            ? new(meter, false, reason, environment.PowercapRoot is null ? Permission : $"On the host of the counters:\n{Permission}\n{GroupInContainer}", SideChannel)
            : new(meter, false, reason);
    }

    private static MeterProbe Absent(string meter, PowercapTree tree, MeterEnvironment environment)
    {
        if (!tree.DanglingEntries.IsEmpty)
        {
            return new(meter, false,
                $"{tree.Root} lists {Listed(tree.DanglingEntries)}, but what they link to is hidden: the container runtime masks the counters.", Unmask, SideChannel);
        }

        var processor = ProcessorFacts.Read(environment);
        var found = tree.Exists ? $"{tree.Root} holds no energy counter" : $"{tree.Root} does not exist";
        return environment.PowercapRoot is not null
            ? new(meter, false, $"{found}. It should be the powercap class directory of a host, or a copy of its /sys/devices/virtual/powercap.")
            : processor switch
            {
                { IsVirtualised: true } => new(meter, false, $"{found}: this is a virtual machine, and its hypervisor does not show the processor's energy counters."),
                { Vendor: "GenuineIntel" or "AuthenticAMD" or "HygonGenuine" } => new(meter, false, $"{found}: the driver of the energy counters is not loaded.", LoadDriver),
                _ => new(meter, false, $"{found}: only Intel and AMD processors under Linux have these counters."),
            };
    }

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names);
}
