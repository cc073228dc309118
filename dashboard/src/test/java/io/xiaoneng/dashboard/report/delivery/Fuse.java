package io.xiaoneng.dashboard.report.delivery;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Set;
import javax.sql.DataSource;

/** Ends the program at a step: before or after a statement, a commit, or what a double does. */
final class Fuse {

  private static final Set<String> STATEMENTS =
      Set.of("execute", "executeUpdate", "executeQuery", "executeBatch");

  private long left = Long.MAX_VALUE;
  private boolean blown;

  /** What nobody catches, as nobody catches the end of a process. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Ends it at the so manieth step from now. */
  void set(long steps) {
    left = steps;
    blown = false;
  }

  /** Lets it live. */
  void take() {
    left = Long.MAX_VALUE;
  }

  boolean isBlown() {
    return blown;
  }

  void step() {
    if (--left == 0) {
      blown = true;
      throw new Killed();
    }
  }

  /** A source whose statements and commits are steps. */
  DataSource watch(DataSource source) {
    return proxy(
        DataSource.class,
        source,
        (name, result) -> result instanceof Connection connection ? watch(connection) : result);
  }

  private Connection watch(Connection connection) {
    return proxy(
        Connection.class,
        connection,
        (name, result) ->
            result instanceof PreparedStatement statement
                ? proxy(PreparedStatement.class, statement, (each, value) -> value)
                : result);
  }

  private interface After {
    Object result(String method, Object result);
  }

  private <T> T proxy(Class<T> type, T target, After after) {
    return type.cast(
        Proxy.newProxyInstance(
            Fuse.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              boolean counts =
                  STATEMENTS.contains(method.getName()) || method.getName().equals("commit");
              if (counts) {
                step();
              }
              Object result;
              try {
                result = method.invoke(target, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
              if (counts) {
                step();
              }
              return after.result(method.getName(), result);
            }));
  }
}
