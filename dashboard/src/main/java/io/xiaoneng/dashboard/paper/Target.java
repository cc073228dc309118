package io.xiaoneng.dashboard.paper;

import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageXYZDestination;

/**
 * A heading that can be gone to.
 *
 * @param level 1 for a part of the contents, 2 for a part of that; others are in neither contents
 *     nor outline
 * @param at how many pages were before its own when it was written
 * @param top from the foot of its page, in points
 */
record Target(int level, String text, PDPage page, int at, double top) {

  PDPageXYZDestination destination() {
    PDPageXYZDestination place = new PDPageXYZDestination();
    place.setPage(page);
    place.setTop((int) Math.ceil(top));
    place.setLeft(0);
    return place;
  }
}
