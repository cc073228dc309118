package io.xiaoneng.bench.live;

/** Events sent at a steady rate until it is closed. */
public interface Load extends AutoCloseable {

  /** Events a second so far. */
  double achieved();

  /** Ends it; everything sent is acknowledged. */
  @Override
  void close();
}
