package io.xiaoneng.dashboard.explore;

import io.xiaoneng.dashboard.explore.MapSheet.Tile;
import io.xiaoneng.dashboard.explore.Outlines.Spot;
import io.xiaoneng.dashboard.paper.Drawing;
import io.xiaoneng.dashboard.paper.Drawing.Anchor;
import io.xiaoneng.dashboard.paper.Drawing.Label;
import io.xiaoneng.dashboard.paper.Drawing.Line;
import io.xiaoneng.dashboard.paper.Drawing.Place;
import io.xiaoneng.dashboard.paper.Ink;
import java.util.ArrayList;
import java.util.List;

/** The map of the page as a drawing for files, with the key of its shades. */
final class MapDrawing {

  private static final Ink[] SHADES = {Ink.STEP1, Ink.STEP2, Ink.STEP3, Ink.STEP4, Ink.STEP5};
  private static final double SIZE = 7.5;
  private static final double HEAD = 22;
  private static final double CITY = Drawings.WIDTH * 0.76;
  private static final double INSET = Drawings.WIDTH * 0.2;

  private MapDrawing() {}

  static Drawing of(Shown shown, Outlines outlines, Texts texts) {
    List<Drawing.Shape> shapes = new ArrayList<>();
    List<MapSheet> maps = MapSheet.of(shown, outlines, texts, CITY, INSET);
    double height = maps.get(0).height() + HEAD;
    draw(shapes, maps.get(0), 0, HEAD, texts);
    if (maps.size() > 1) {
      MapSheet inset = maps.get(1);
      double top = Math.max(HEAD, height - inset.height());
      draw(shapes, inset, Drawings.WIDTH - INSET, top, texts);
      height = Math.max(height, top + inset.height());
    }
    key(shapes, shown, texts);
    String without = MapSheet.without(shown, outlines, texts);
    if (!without.isEmpty()) {
      shapes.add(
          new Label(
              0,
              height + 6,
              SIZE,
              Anchor.START,
              Ink.QUIET,
              texts.figures().brief(texts.of("explore.map.without", without), 80)));
    }
    return new Drawing(Drawings.WIDTH, height + 12, shapes);
  }

  private static void draw(
      List<Drawing.Shape> shapes, MapSheet map, double left, double top, Texts texts) {
    for (Tile tile : map.tiles()) {
      for (List<Spot> ring : tile.area().rings()) {
        List<Place> places = new ArrayList<>();
        ring.forEach(each -> places.add(new Place(left + each.x(), top + each.y())));
        shapes.add(
            new Drawing.Area(places, tile.shade() == 0 ? Ink.SHADE : SHADES[tile.shade() - 1]));
        places.add(places.get(0));
        shapes.add(new Line(places, Ink.WHITE, 0.8, false));
      }
    }
    for (Tile tile : map.tiles()) {
      if (tile.named()) {
        Ink ink = tile.shade() >= 4 ? Ink.WHITE : Ink.TEXT;
        double x = left + tile.x();
        double y = top + tile.y();
        String name = texts.figures().brief(tile.name(), 7);
        shapes.add(new Label(x, y - 1, SIZE, Anchor.MIDDLE, ink, name));
        shapes.add(new Label(x, y + 8, SIZE, Anchor.MIDDLE, ink, tile.value()));
      }
    }
  }

  private static void key(List<Drawing.Shape> shapes, Shown shown, Texts texts) {
    List<Double> steps = MapSheet.steps(shown.rows());
    if (steps.isEmpty()) {
      return;
    }
    double x = 0;
    for (Ink each : SHADES) {
      shapes.add(
          new Drawing.Area(
              List.of(new Place(x, 2), new Place(x + 26, 2), new Place(x + 26, 9), new Place(x, 9)),
              each));
      x += 27;
    }
    String ends =
        texts.amount(shown.asked().metric(), steps.get(0))
            + " → "
            + texts.amount(shown.asked().metric(), steps.get(MapSheet.SHADES));
    shapes.add(new Label(x + 6, 8.5, SIZE, Anchor.START, Ink.QUIET, ends));
  }
}
