package io.xiaoneng.supervision;

import java.util.Set;

/** A step that can be taken in a matter; the constants of an enum. */
public interface MatterStep {

  /** Its name. */
  String name();

  /** Who may take it. */
  Set<Party> parties();

  /** Where it leads on from; none for the first. */
  Set<? extends MatterState> from();

  /** Whether it needs words. */
  boolean needsText();
}
