using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace GreenCode.Analyzers.Files;

/// <summary>
/// Reads appsettings.json with the place of each value. Comments and trailing commas are accepted, as ASP.NET Core does; where the file is no JSON,
/// what stands before the mistake counts.
/// </summary>
internal sealed class AppSettings
{
    private const int DeepestNesting = 64;

    private readonly string _text;
    private readonly List<AppSetting> _settings = [];
    private int _position;

    private AppSettings(string text) => _text = text;

    public static IReadOnlyList<AppSetting> Read(SourceText text)
    {
        var settings = new AppSettings(text.ToString());
        settings.ReadValue(key: "", depth: 0);
        return settings._settings;
    }

    /// <summary>
    /// Whether the file counts where the program is in production: appsettings.json does, and so do those for Production; appsettings.Development.json does not.
    /// </summary>
    public static bool AreForProduction(string path) => IsBase(path) || IsOverrideForProduction(path);

    /// <summary>What the file sets, but for what another file sets once more for production.</summary>
    public static IEnumerable<AppSetting> ForProduction(AdditionalText file, IEnumerable<AdditionalText> allFiles, CancellationToken cancellationToken)
    {
        if (file.GetText(cancellationToken) is not { } text)
            return [];

        var settings = Read(text);
        if (!IsBase(file.Path))
            return settings;

        var folder = Path.GetDirectoryName(file.Path);
        var overridden = allFiles
            .Where(other => IsOverrideForProduction(other.Path) && Path.GetDirectoryName(other.Path) == folder)
            .Select(other => other.GetText(cancellationToken))
            .OfType<SourceText>()
            .SelectMany(Read)
            .Select(setting => setting.Key)
            .ToImmutableHashSet(StringComparer.OrdinalIgnoreCase);
        return settings.Where(setting => !overridden.Contains(setting.Key));
    }

    private static bool IsBase(string path) => Path.GetFileName(path).Equals("appsettings.json", StringComparison.OrdinalIgnoreCase);

    private static bool IsOverrideForProduction(string path) => Path.GetFileName(path).ToLowerInvariant() is "appsettings.production.json" or "appsettings.prod.json";

    private bool ReadValue(string key, int depth)
    {
        SkipSpace();
        if (_position == _text.Length || depth > DeepestNesting)
            return false;

        switch (_text[_position])
        {
            case '{':
                return ReadMembers('}', depth, _ => ReadString() is { } name && Skip(':') ? name : null, key);
            case '[':
                return ReadMembers(']', depth, index => index.ToString(System.Globalization.CultureInfo.InvariantCulture), key);
            case '"':
                var start = _position;
                return ReadString() is { } text && Add(key, text, start);
            default:
                var from = _position;
                while (_position < _text.Length && (char.IsLetterOrDigit(_text[_position]) || _text[_position] is '-' or '+' or '.'))
                    _position++;
                return _position > from && Add(key, _text.Substring(from, _position - from), from);
        }
    }

    private bool ReadMembers(char end, int depth, Func<int, string?> readName, string key)
    {
        _position++;
        for (var index = 0; ; index++)
        {
            if (Skip(end))
                return true;
            if (readName(index) is not { } name || !ReadValue(key.Length == 0 ? name : $"{key}:{name}", depth + 1) || (!Skip(',') && !At(end)))
                return false;
        }
    }

    private string? ReadString()
    {
        SkipSpace();
        if (!At('"'))
            return null;

        var start = ++_position;
        while (_position < _text.Length && _text[_position] is not ('"' or '\n'))
            _position += _text[_position] == '\\' ? 2 : 1;
        return _position < _text.Length && _text[_position] == '"' ? _text.Substring(start, _position++ - start) : null;
    }

    private bool Add(string key, string value, int start)
    {
        _settings.Add(new(key, value, TextSpan.FromBounds(start, _position)));
        return true;
    }

    private bool Skip(char expected)
    {
        SkipSpace();
        if (!At(expected))
            return false;

        _position++;
        return true;
    }

    private bool At(char expected) => _position < _text.Length && _text[_position] == expected;

    private void SkipSpace()
    {
        while (_position < _text.Length)
        {
            if (char.IsWhiteSpace(_text[_position]) || _text[_position] == '\uFEFF')
                _position++;
            else if (StartsWith("//"))
                _position = End(_text.IndexOf('\n', _position));
            else if (StartsWith("/*"))
                _position = End(_text.IndexOf("*/", _position + 2, StringComparison.Ordinal) is var close and >= 0 ? close + 2 : -1);
            else
                return;
        }
    }

    private bool StartsWith(string start) => string.CompareOrdinal(_text, _position, start, 0, start.Length) == 0;

    private int End(int index) => index < 0 ? _text.Length : index;
}
