using System.Runtime.InteropServices;
using GreenCode.Profiler.Model;

namespace GreenCode.Profiler.Sampling.Perf;

/// <summary>
/// Native code without frame pointers (OpenSSL's assembly, for one) ends a call chain by frame pointers before it reaches the managed
/// caller. The caller's return address still lies on the stack: the copy of the stack is searched for it, and the chain goes on by frame
/// pointers from there.
/// </summary>
/// <remarks>
/// Stacks are full of stale frames from earlier calls. A word counts as the return address only where it points into managed code, the word
/// below it (the frame pointer that the callee saved) points upwards on the same stack, and every frame from there on returns to code, up to
/// the thread's start or out of the copy: frames that were overwritten since do not pass. docs/methodology/attribution.md says how often
/// chains are repaired and how that was checked.
///
/// Small managed methods keep no frame either, and the chain lacks their callers. Which methods do is not known here, so every word that may be such a
/// caller's return address is noted with the frame that it would belong to (<see cref="PossibleCaller"/>); whoever knows the methods decides.
/// </remarks>
internal static class ChainRepair
{
    /// <summary>A thread's stack is at most this large; a saved frame pointer further away is none.</summary>
    private const ulong LargestStack = 64 * 1024 * 1024;

    /// <summary>What was done to a chain.</summary>
    public enum Outcome
    {
        /// <summary>It reaches the thread's start, or managed code: nothing was needed.</summary>
        Whole,

        /// <summary>It was continued from the copy of the stack, up to the thread's start.</summary>
        Repaired,

        /// <summary>It was continued, and ends where the copy of the stack ends: outer callers are missing.</summary>
        Truncated,

        /// <summary>No managed caller was found.</summary>
        Broken,
    }

    /// <summary>Completes a chain in <paramref name="frames"/>, which begins as the chain by frame pointers, leaf first.</summary>
    /// <param name="frames">The chain; grows where it is repaired.</param>
    /// <param name="stack">The copy of the stack.</param>
    /// <param name="stackPointer">The address of its first word.</param>
    /// <param name="framePointer">The frame pointer at the moment of the sample.</param>
    /// <param name="modules">What code lies where.</param>
    public static Outcome Complete(
        List<ulong> frames, ReadOnlySpan<ulong> stack, ulong stackPointer, ulong framePointer, ModuleMap modules)
    {
        if (frames.Count == 0 || modules.IsEmpty)
            return Outcome.Whole;
        var start = new Start(0, stackPointer, framePointer);
        var outcome = Complete(frames, stack, stackPointer, framePointer, modules, ref start);
        if (outcome != Outcome.Broken)
            AddPossibleCallers(frames, stack, stackPointer, modules, start);
        return outcome;
    }

    private static Outcome Complete(
        List<ulong> frames, ReadOnlySpan<ulong> stack, ulong stackPointer, ulong framePointer, ModuleMap modules, ref Start start)
    {

        var isWhole = ReachesThreadStart(frames[^1], modules);
        if (KeepsNoFrames(frames[0], modules))
        {
            // The frame pointer may be anything, even that of an outer frame: then the chain looks whole and lacks its inner callers.
            ulong[] walked = [.. frames];
            var outcome = Search(frames, stack, stackPointer, modules, out var found);
            if (outcome is Outcome.Repaired or Outcome.Truncated && (!isWhole || CollectionsMarshal.AsSpan(frames).EndsWith(ManagedPart(walked, modules))))
            {
                start = found;
                return isWhole && frames.Count <= walked.Length ? Outcome.Whole : outcome;
            }

            if (!isWhole)
                return Outcome.Broken;
            frames.Clear();
            frames.AddRange(walked);
            return Outcome.Whole;
        }

        if (isWhole)
        {
            AddSkippedCaller(frames, stack, stackPointer, framePointer, modules, ref start);
            return Outcome.Whole;
        }

        foreach (var frame in frames)
        {
            if (IsManaged(frame, modules))
                return Outcome.Truncated;
        }

        return Search(frames, stack, stackPointer, modules, out start);
    }

    /// <summary>Looks for the innermost frame on the copy of the stack that a managed method has called from and that leads to the thread's start.</summary>
    private static Outcome Search(List<ulong> frames, ReadOnlySpan<ulong> stack, ulong stackPointer, ModuleMap modules, out Start start)
    {
        var leaf = frames[0];
        for (var i = 1; i < stack.Length; i++)
        {
            if (!IsManaged(stack[i], modules) || !IsFramePointer(stack[i - 1], stackPointer + 8 * (ulong)i))
                continue;
            // Between the leaf and the managed caller nothing is certain.
            frames.Clear();
            frames.Add(leaf);
            frames.Add(stack[i]);
            start = new(1, stackPointer + 8 * (ulong)(i + 1), stack[i - 1]);
            if (Walk(frames, stack, stackPointer, stack[i - 1], modules) is { } outcome)
                return outcome;
        }

        frames.Clear();
        frames.Add(leaf);
        start = default;
        return Outcome.Broken;
    }

    private static ReadOnlySpan<ulong> ManagedPart(ulong[] frames, ModuleMap modules)
    {
        var first = Array.FindIndex(frames, frame => IsManaged(frame, modules));
        return first < 0 ? [] : frames.AsSpan(first);
    }

    /// <summary>Whether the code is of a library that was compiled without frame pointers: any but those that come with the runtime, and the C library, whose functions mostly leave the frame pointer alone.</summary>
    private static bool KeepsNoFrames(ulong address, ModuleMap modules) =>
        modules.Find(address) is { Kind: CodeKind.Native } mapping
        && !IsCLibrary(mapping.FileName)
        && !mapping.FileName.StartsWith("libSystem.", StringComparison.Ordinal)
        && !mapping.FileName.StartsWith("libclr", StringComparison.Ordinal)
        && !mapping.FileName.StartsWith("libcoreclr", StringComparison.Ordinal)
        && !mapping.FileName.StartsWith('[');

    /// <summary>
    /// A function of a system library mostly keeps no frame of its own, so the chain leaves its caller out and goes on with the caller's
    /// caller. The caller's return address lies between the stack pointer and the caller's frame.
    /// </summary>
    private static void AddSkippedCaller(
        List<ulong> frames, ReadOnlySpan<ulong> stack, ulong stackPointer, ulong framePointer, ModuleMap modules, ref Start start)
    {
        if (modules.Find(frames[0]) is not { Kind: CodeKind.Native } leaf || IndexOf(framePointer, stackPointer, stack.Length) is not { } end)
            return;
        for (var i = 0; i < end; i++)
        {
            if (modules.Find(stack[i]) is not { } code || code.Path == leaf.Path)
                continue;
            if (code.Kind is CodeKind.Jitted or CodeKind.Precompiled)
            {
                frames.Insert(1, stack[i]);
                start = new(1, stackPointer + 8 * (ulong)(i + 1), framePointer);
            }

            return;
        }
    }

    /// <summary>Notes, after each managed frame, the words above it that may be the return address of a method without a frame pointer.</summary>
    private static void AddPossibleCallers(List<ulong> frames, ReadOnlySpan<ulong> stack, ulong stackPointer, ModuleMap modules, Start start)
    {
        var (top, framePointer) = (start.StackPointer, start.FramePointer);
        for (var frame = start.Frame; ; frame++)
        {
            if (IsManaged(frames[frame], modules))
            {
                for (var words = 0; words < PossibleCaller.MostWords; words++)
                {
                    var address = top + 8 * (ulong)words;
                    if (address >= framePointer || IndexOf(address, stackPointer, stack.Length) is not { } index)
                        break;
                    if (IsManaged(stack[index], modules))
                        frames.Insert(++frame, new PossibleCaller(stack[index], words).Entry);
                }
            }

            if (IndexOf(framePointer, stackPointer, stack.Length) is not { } saved || frame + 1 >= frames.Count || stack[saved + 1] != frames[frame + 1])
                return;
            (top, framePointer) = (framePointer + 16, stack[saved]);
        }
    }

    /// <summary>Follows the frame pointers; null where a frame does not return to code, so that the chain cannot be a live one.</summary>
    private static Outcome? Walk(
        List<ulong> frames, ReadOnlySpan<ulong> stack, ulong stackPointer, ulong framePointer, ModuleMap modules)
    {
        while (IndexOf(framePointer, stackPointer, stack.Length) is { } index)
        {
            var (next, returnAddress) = (stack[index], stack[index + 1]);
            if (modules.KindAt(returnAddress) == CodeKind.None)
                return null;
            frames.Add(returnAddress);
            if (ReachesThreadStart(returnAddress, modules))
                return Outcome.Repaired;
            if (!IsFramePointer(next, framePointer))
                return null;
            framePointer = next;
        }

        return framePointer >= stackPointer + 8 * (ulong)stack.Length - 8 ? Outcome.Truncated : null;
    }

    private static int? IndexOf(ulong framePointer, ulong stackPointer, int length)
    {
        var index = (framePointer - stackPointer) / 8;
        return framePointer >= stackPointer && framePointer % 8 == 0 && index + 1 < (ulong)length ? (int)index : null;
    }

    /// <summary>Where a walk along the frames begins.</summary>
    /// <param name="Frame">Which of the frames it is.</param>
    /// <param name="StackPointer">The lowest address that belongs to it.</param>
    /// <param name="FramePointer">The frame pointer while it runs.</param>
    private readonly record struct Start(int Frame, ulong StackPointer, ulong FramePointer);

    private static bool IsFramePointer(ulong value, ulong above) => value > above && value - above < LargestStack && value % 8 == 0;

    private static bool IsManaged(ulong address, ModuleMap modules) => modules.KindAt(address) is CodeKind.Jitted or CodeKind.Precompiled;

    /// <summary>Every thread starts in the C library or its loader.</summary>
    private static bool ReachesThreadStart(ulong address, ModuleMap modules) =>
        modules.Find(address) is { Kind: CodeKind.Native } mapping && IsCLibrary(mapping.FileName);

    private static bool IsCLibrary(string fileName) =>
        fileName.StartsWith("libc.", StringComparison.Ordinal)
        || fileName.StartsWith("libc-", StringComparison.Ordinal)
        || fileName.StartsWith("libpthread", StringComparison.Ordinal)
        || fileName.StartsWith("ld-", StringComparison.Ordinal);
}
