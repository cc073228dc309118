package io.xiaoneng.dashboard.privacy;

import io.xiaoneng.event.ApplicantSeal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The key of applicants' hashes: from the environment, else from a file that is made at the first
 * start and that only its owner reads. It is never logged and never leaves the program.
 */
@Configuration(proxyBeanMethods = false)
class ApplicantKey {

  private static final int BYTES = 32;

  /**
   * @throws IllegalArgumentException where the key is too short
   * @throws UncheckedIOException where its file can be neither read nor made
   */
  @Bean
  ApplicantSeal applicantSeal(
      @Value("${xiaoneng.applicant-key:}") String key,
      @Value("${xiaoneng.applicant-key-file:${xiaoneng.data:./data}/dashboard/applicant.key}")
          Path file) {
    return ApplicantSeal.of(key.isBlank() ? kept(file) : key);
  }

  private static String kept(Path file) {
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("the key of applicants' hashes cannot be kept: " + file, e);
    }
  }

  private static void make(Path file) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory != null) {
      Files.createDirectories(directory);
    }
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException e) {
      return;
    }
    Files.writeString(file, HexFormat.of().formatHex(random));
  }
}
