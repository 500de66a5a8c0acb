using System.Collections.Immutable;

namespace GreenCode.Profiler.Target;

/// <summary>
/// The target's processes: the one that was launched or attached to, and all that it starts, directly or through others. They are found by
/// looking, nothing is changed about them: no child is stopped, and none learns of it. Thread-safe.
/// </summary>
public sealed class ProcessTree
{
    private readonly string _procRoot;
    private readonly bool _followsChildren;
    private readonly Lock _gate = new();
    private readonly Dictionary<int, TargetedProcess> _members = [];
    private readonly HashSet<int> _living;
    private HashSet<int> _seen = [];

    /// <param name="rootId">The process that was launched or attached to.</param>
    /// <param name="followsChildren">Whether processes that it starts are the target as well.</param>
    /// <param name="procRoot">Normally <c>/proc</c>.</param>
    public ProcessTree(int rootId, bool followsChildren = true, string procRoot = "/proc")
    {
        (RootId, _followsChildren, _procRoot) = (rootId, followsChildren, procRoot);
        _members[rootId] = new(rootId, null, ProcessFacts.NameOf(rootId) ?? "?");
        _living = [rootId];
        Look();
    }

    /// <summary>The process that was launched or attached to.</summary>
    public int RootId { get; }

    /// <summary>The ids of the processes that lived when it was last looked.</summary>
    public ImmutableArray<int> Living
    {
        get
        {
            lock (_gate)
                return [.. _living];
        }
    }

    /// <summary>Every process that ever belonged to it, in the order in which they were found.</summary>
    public ImmutableArray<TargetedProcess> All
    {
        get
        {
            lock (_gate)
                return [.. _members.Values];
        }
    }

    /// <summary>Looks for processes that have begun and ended.</summary>
    public void Look()
    {
        if (!_followsChildren)
            return;
        var present = ProcessFacts.ProcessIds(_procRoot);
        if (present.Count == 0)
            return;
        lock (_gate)
        {
            _living.RemoveWhere(id => !present.Contains(id));
            var fresh = present.Where(id => !_seen.Contains(id)).Select(id => (Id: id, Parent: ParentOf(id))).ToList();
            // A parent may stand behind its child.
            for (var found = -1; found != 0;)
                found = fresh.RemoveAll(process => process.Parent is { } parent && _living.Contains(parent) && Join(process.Id, parent));
            _seen = present;
        }
    }

    /// <summary>The first of the living whose .NET runtime listens on its diagnostic socket; null where none does.</summary>
    public int? FirstListening()
    {
        foreach (var id in Living)
        {
            if (ProcessFacts.DiagnosticSocketOf(id) is not null)
                return id;
        }

        return null;
    }

    /// <summary>Takes in a process that somebody else found to belong to it; false where its children are not followed.</summary>
    public bool Add(int processId)
    {
        lock (_gate)
            return _members.ContainsKey(processId) || (_followsChildren && Join(processId, ParentOf(processId)));
    }

    /// <summary>Names a process by what it runs now: a new process first runs its parent's program.</summary>
    public void Name(int processId)
    {
        if (ProcessFacts.NameOf(processId) is not { } name)
            return;
        lock (_gate)
        {
            if (_members.TryGetValue(processId, out var member))
                _members[processId] = member with { Name = name };
        }
    }

    /// <summary>Notes the version of the .NET runtime that a process runs.</summary>
    public void NoteRuntime(int processId, string? version)
    {
        lock (_gate)
        {
            if (version is not null && _members.TryGetValue(processId, out var member))
                _members[processId] = member with { RuntimeVersion = version };
        }
    }

    /// <summary>The profiler is not part of what it measures, whoever started it.</summary>
    private bool Join(int processId, int? parentId)
    {
        if (processId == Environment.ProcessId)
            return false;
        _living.Add(processId);
        _members.TryAdd(processId, new(processId, parentId, ProcessFacts.NameOf(processId) ?? "?"));
        return true;
    }

    private int? ParentOf(int processId) => ProcessFacts.ParentOf(processId, _procRoot);
}
