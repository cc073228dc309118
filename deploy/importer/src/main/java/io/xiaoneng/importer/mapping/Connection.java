package io.xiaoneng.importer.mapping;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a database with exchange tables is. The file that says so stands apart from the mapping: it
 * belongs to one place, and it leads to a password.
 *
 * @param url of JDBC
 * @param drivers jars with the driver
 * @param tables the table's name → that of the table or view in the database, where they differ
 */
public record Connection(
    String file,
    String url,
    List<Path> drivers,
    @Nullable String user,
    @Nullable String password,
    Map<String, String> tables) {

  private static final Pattern NAME =
      Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*(\\.[\\p{L}_][\\p{L}\\p{N}_$]*){0,2}");

  /**
   * Reads and checks the file.
   *
   * @throws ImportFailure naming the file, the line and the key
   */
  public static Connection read(Path path) {
    YamlMap top = YamlFile.read(path, "connection");
    YamlNode url = top.require("url");
    if (!url.text().startsWith("jdbc:")) {
      throw url.failure("is '" + url.text() + "', must begin with jdbc:");
    }
    YamlNode driver = top.require("driver");
    List<Path> drivers = new ArrayList<>();
    for (String jar : driver.texts()) {
      Path file = path.toAbsolutePath().resolveSibling(jar);
      if (!Files.isReadable(file)) {
        throw driver.failure("is '" + jar + "', where no jar can be read");
      }
      drivers.add(file);
    }
    YamlNode user = top.get("user");
    String password = password(top, path);
    Map<String, String> tables = new LinkedHashMap<>();
    YamlNode names = top.get("tables");
    if (names != null) {
      names
          .map()
          .all()
          .forEach((table, name) -> tables.put(table.toLowerCase(Locale.ROOT), name(name)));
    }
    top.refuseOthers();
    return new Connection(
        path.getFileName().toString(),
        url.text(),
        drivers,
        user == null ? null : user.text(),
        password,
        tables);
  }

  /** The name in the database of a table of the mapping. */
  public String nameOf(String table) {
    return tables.getOrDefault(table, table);
  }

  /** Only a name: it goes into a statement as it is. */
  private static String name(YamlNode node) {
    if (!NAME.matcher(node.text()).matches()) {
      throw node.failure("is '" + node.text() + "', no name of a table or view");
    }
    return node.text();
  }

  private static @Nullable String password(YamlMap top, Path path) {
    YamlNode file = top.get("passwordFile");
    YamlNode variable = top.get("passwordVariable");
    if (file != null && variable != null) {
      throw variable.failure("stands beside 'passwordFile'; only one of them can be meant");
    }
    if (variable != null) {
      String value = System.getenv(variable.text());
      if (value == null) {
        throw variable.failure("is '" + variable.text() + "', a variable that is not set");
      }
      return value;
    }
    if (file == null) {
      return null;
    }
    try {
      return Files.readString(
              path.toAbsolutePath().resolveSibling(file.text()), StandardCharsets.UTF_8)
          .strip();
    } catch (IOException unreadable) {
      throw file.failure("is '" + file.text() + "', a file that cannot be read");
    }
  }
}
