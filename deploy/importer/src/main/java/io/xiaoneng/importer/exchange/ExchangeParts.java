package io.xiaoneng.importer.exchange;

import java.util.List;

/** Where the exchange tables lie. */
public interface ExchangeParts extends AutoCloseable {

  /** The files or tables that the mapping asks for; none of them twice. */
  List<ExchangePart> parts();

  @Override
  void close();
}
