package io.xiaoneng.launcher.child;

/**
 * A question with a quick answer: does it work now? Answers false, and never throws, when unsure.
 */
@FunctionalInterface
public interface Probe {
  /** Nothing to wait for. */
  Probe ALWAYS = () -> true;

  /** True when it works now. */
  boolean works();
}
