using System.Globalization;
using System.Text;

namespace GreenCode.Benchmarks.Scale;

/// <summary>Time over size, both logarithmic, with a line of growth in proportion: one curve for each thing that grows.</summary>
internal static class ScalePlot
{
    private const int Width = 640, Height = 400, Left = 70, Right = 20, Top = 20, Bottom = 50;
    private static readonly string[] Colours = ["#0b6e4f", "#8a4fbf", "#c2571a"];

    public static string Draw(IReadOnlyList<ScalePoint> points)
    {
        var (firstX, lastX) = (1, (int)Math.Ceiling(Math.Log10(points.Max(Size))));
        var (firstY, lastY) = ((int)Math.Floor(Math.Log10(points.Min(Seconds))), (int)Math.Ceiling(Math.Log10(points.Max(Seconds))));
        double X(double size) => Left + (Width - Left - Right) * (Math.Log10(size) - firstX) / (lastX - firstX);
        double Y(double seconds) => Height - Bottom - (Height - Top - Bottom) * (Math.Log10(seconds) - firstY) / (lastY - firstY);

        var svg = new StringBuilder();
        Line($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"12\" role=\"img\">");
        Line($"<title>Time of the analysis over the number of samples, threads and methods</title>");
        Line($"<rect width=\"{Width}\" height=\"{Height}\" fill=\"#fff\"/>");
        for (var power = firstX; power <= lastX; power++)
        {
            Line($"<path d=\"M{X(Math.Pow(10, power)):0.0} {Top}V{Height - Bottom}\" stroke=\"#ddd\"/>");
            Line($"<text x=\"{X(Math.Pow(10, power)):0.0}\" y=\"{Height - Bottom + 18}\" text-anchor=\"middle\">1e{power}</text>");
        }

        for (var power = firstY; power <= lastY; power++)
        {
            Line($"<path d=\"M{Left} {Y(Math.Pow(10, power)):0.0}H{Width - Right}\" stroke=\"#ddd\"/>");
            Line($"<text x=\"{Left - 8}\" y=\"{Y(Math.Pow(10, power)) + 4:0.0}\" text-anchor=\"end\">{Math.Pow(10, power):0.###} s</text>");
        }

        var samples = points.Where(point => point.Grows == "samples").ToArray();
        Line($"<path d=\"M{X(Size(samples[0])):0.0} {Y(Seconds(samples[0])):0.0}L{X(Size(samples[^1])):0.0} {Y(Math.Min(Math.Pow(10, lastY), Seconds(samples[0]) * Size(samples[^1]) / Size(samples[0]))):0.0}\" stroke=\"#999\" stroke-dasharray=\"4 4\"/>");
        foreach (var (index, curve) in points.GroupBy(point => point.Grows).Index())
        {
            Line($"<path d=\"M{string.Join('L', curve.Select(point => string.Create(CultureInfo.InvariantCulture, $"{X(Size(point)):0.0} {Y(Seconds(point)):0.0}")))}\" fill=\"none\" stroke=\"{Colours[index]}\" stroke-width=\"2\"/>");
            foreach (var point in curve)
                Line($"<circle cx=\"{X(Size(point)):0.0}\" cy=\"{Y(Seconds(point)):0.0}\" r=\"3\" fill=\"{Colours[index]}\"/>");
            Line($"<text x=\"{Left + 10}\" y=\"{Top + 16 + 16 * index}\" fill=\"{Colours[index]}\">{curve.Key}</text>");
        }

        Line($"<text x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 10}\" text-anchor=\"middle\">how many (dashed: in proportion to the samples)</text>");
        Line($"</svg>");
        return svg.ToString();

        void Line(FormattableString line) => svg.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    private static double Size(ScalePoint point) => point.Grows switch
    {
        "samples" => point.Samples,
        "threads" => point.Threads,
        _ => point.Methods,
    };

    private static double Seconds(ScalePoint point) => Math.Max(1e-3, point.Seconds + point.RecordSeconds);
}
