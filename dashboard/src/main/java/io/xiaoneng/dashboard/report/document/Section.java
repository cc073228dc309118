package io.xiaoneng.dashboard.report.document;

import java.util.List;

/**
 * A part of a report.
 *
 * @param id anchor: letters, digits and hyphens, unique in the document
 * @param level 1 for a part of the contents, 2 for a part of that, 3 for one that the contents
 *     leave out
 * @param newPage whether it begins a page
 */
public record Section(String id, String heading, int level, boolean newPage, List<Block> blocks) {

  /** Takes its own copy. */
  public Section {
    blocks = List.copyOf(blocks);
  }
}
