package io.xiaoneng.launcher.data;

import io.xiaoneng.launcher.LaunchException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/**
 * How the commands reach the running dashboard: its address and a secret that is new at each start.
 * Both lie in a file that only its owner reads; who may read it may do what an administrator may.
 *
 * @param address for example {@code http://127.0.0.1:8080}
 * @param secret sent as bearer token
 */
public record Access(String address, String secret) {
  /** Environment variable in which the dashboard gets the secret. */
  public static final String VARIABLE = "XIAONENG_LOCAL_TOKEN";

  private static final int BYTES = 24;

  /** Makes a new secret and leaves it in the directory. */
  public static Access grant(DataDirectory data, String address) throws IOException {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    Access access =
        new Access(address, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    revoke(data);
    Files.createFile(
        file(data),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(file(data), List.of(access.address, access.secret), StandardCharsets.UTF_8);
    return access;
  }

  /** Takes the file away. */
  public static void revoke(DataDirectory data) throws IOException {
    Files.deleteIfExists(file(data));
  }

  /**
   * Reads it, for a command.
   *
   * @throws LaunchException where nothing runs on the directory, or it is another user's
   */
  public static Access read(DataDirectory data) {
    Path file = file(data);
    if (!Files.exists(file)) {
      throw new LaunchException(
          "nothing runs on " + data.root() + "; start the installation with deploy/run");
    }
    try {
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      return new Access(lines.get(0), lines.get(1));
    } catch (IOException | IndexOutOfBoundsException e) {
      throw new LaunchException("cannot read " + file + " (" + e + ")", e);
    }
  }

  private static Path file(DataDirectory data) {
    return data.run().resolve("dashboard.access");
  }

  /** The address alone: a secret belongs in no log. */
  @Override
  public String toString() {
    return address;
  }
}
