package io.xiaoneng.dashboard.store;

import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** A row whose column {@code id} the database numbers. */
public final class NewRow {

  private NewRow() {}

  /**
   * Inserts a row; its id.
   *
   * @throws org.springframework.dao.DuplicateKeyException where it may not stand beside another
   */
  public static long id(StatementSpec insert) {
    GeneratedKeyHolder key = new GeneratedKeyHolder();
    insert.update(key, "id");
    return Objects.requireNonNull(key.getKey(), "the store gave no id").longValue();
  }
}
