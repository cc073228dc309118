package io.xiaoneng.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * One numbered file of SQL.
 *
 * @param version 1 or more
 * @param name what it is about
 * @param sql its text; every statement can be repeated without harm, because a run that was cut
 *     short is done again from the beginning of the file
 */
record Migration(int version, String name, String sql) {

  /** Reads {@code FOLDER/V001__name.sql} from the class path. */
  static Migration load(String folder, String file) {
    int underscores = file.indexOf("__");
    if (!file.matches("V\\d+__\\w+\\.sql")) {
      throw new IllegalArgumentException(
          "migration is named \"" + file + "\", must be like V001__name.sql");
    }
    try (InputStream in = Migration.class.getResourceAsStream("/" + folder + "/" + file)) {
      if (in == null) {
        throw new IllegalStateException(folder + "/" + file + " is not on the class path");
      }
      return new Migration(
          Integer.parseInt(file.substring(1, underscores)),
          file.substring(underscores + 2, file.length() - 4),
          new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** SHA-256 of the text in hex, the same whichever line ends a checkout has. */
  String checksum() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(sha.digest(sql.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Its statements, without comments. */
  List<String> statements() {
    return SqlScript.statements(sql);
  }

  /** How it is spoken of. */
  String label() {
    return String.format("V%03d %s", version, name);
  }
}
