package io.xiaoneng.dashboard.paper;

import io.xiaoneng.dashboard.paper.Drawing.Anchor;
import io.xiaoneng.dashboard.paper.Drawing.Area;
import io.xiaoneng.dashboard.paper.Drawing.Dot;
import io.xiaoneng.dashboard.paper.Drawing.Label;
import io.xiaoneng.dashboard.paper.Drawing.Line;
import io.xiaoneng.dashboard.paper.Drawing.Place;
import java.util.List;

/**
 * Writes drawings as SVG, with attributes alone: no styles and no scripts, so that it may stand in
 * a page that allows neither.
 */
public final class Svg {

  private Svg() {}

  /**
   * An {@code svg} element.
   *
   * @param name what it shows, for those who cannot see it
   */
  public static String of(Drawing drawing, String name) {
    StringBuilder svg = new StringBuilder();
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 ")
        .append(number(drawing.width()))
        .append(' ')
        .append(number(drawing.height()))
        .append("\" width=\"")
        .append(number(drawing.width()))
        .append("\" height=\"")
        .append(number(drawing.height()))
        .append("\" font-family=\"'Noto Sans SC','Noto Sans CJK SC','Microsoft YaHei',sans-serif\"")
        .append(" aria-label=\"")
        .append(escaped(name))
        .append("\"><title>")
        .append(escaped(name))
        .append("</title>");
    for (Drawing.Shape each : drawing.shapes()) {
      shape(svg, each);
    }
    return svg.append("</svg>").toString();
  }

  private static void shape(StringBuilder svg, Drawing.Shape shape) {
    if (shape instanceof Line line) {
      svg.append("<polyline fill=\"none\" stroke=\"")
          .append(line.ink().hex())
          .append("\" stroke-width=\"")
          .append(number(line.thick()))
          .append(line.dashed() ? "\" stroke-dasharray=\"3 2" : "")
          .append("\" points=\"");
      places(svg, line.places());
    } else if (shape instanceof Area area) {
      svg.append("<polygon fill=\"").append(area.ink().hex()).append("\" points=\"");
      places(svg, area.places());
    } else if (shape instanceof Dot dot) {
      svg.append("<circle fill=\"")
          .append(dot.ink().hex())
          .append("\" cx=\"")
          .append(number(dot.x()))
          .append("\" cy=\"")
          .append(number(dot.y()))
          .append("\" r=\"")
          .append(number(dot.radius()))
          .append("\"/>");
    } else if (shape instanceof Label label) {
      label(svg, label);
    }
  }

  private static void places(StringBuilder svg, List<Place> places) {
    for (Place each : places) {
      svg.append(number(each.x())).append(',').append(number(each.y())).append(' ');
    }
    svg.setLength(svg.length() - 1);
    svg.append("\"/>");
  }

  private static void label(StringBuilder svg, Label label) {
    svg.append("<text x=\"")
        .append(number(label.x()))
        .append("\" y=\"")
        .append(number(label.y()))
        .append("\" font-size=\"")
        .append(number(label.size()))
        .append("\" fill=\"")
        .append(label.ink().hex());
    if (label.anchor() != Anchor.START) {
      svg.append("\" text-anchor=\"").append(label.anchor() == Anchor.END ? "end" : "middle");
    }
    svg.append("\">").append(escaped(label.text())).append("</text>");
  }

  /** A hundredth of a point, without zeros that say nothing. */
  private static String number(double value) {
    double rounded = Math.round(value * 100) / 100.0;
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
  }

  /** What XML takes; what it does not is left out. */
  private static String escaped(String text) {
    StringBuilder clean = new StringBuilder();
    text.codePoints()
        .filter(c -> c >= ' ' && c != 0xfffe && c != 0xffff && !(c >= 0xd800 && c <= 0xdfff))
        .forEach(
            c -> {
              switch (c) {
                case '&' -> clean.append("&amp;");
                case '<' -> clean.append("&lt;");
                case '>' -> clean.append("&gt;");
                case '"' -> clean.append("&quot;");
                default -> clean.appendCodePoint(c);
              }
            });
    return clean.toString();
  }
}
