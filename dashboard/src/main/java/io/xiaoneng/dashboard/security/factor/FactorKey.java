package io.xiaoneng.dashboard.security.factor;

import io.xiaoneng.dashboard.XiaonengProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Keeps secrets in the database from those who can read it and nothing else. The key is the setting
 * {@code xiaoneng.second-factor-key}, 32 bytes in base 64, or else lies in a file beside the
 * database's, {@code dashboard/second-factor.key}, made when it is first needed and readable by its
 * owner alone.
 */
@Component
class FactorKey {

  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path file;
  private byte @Nullable [] key;

  FactorKey(XiaonengProperties settings, @Value("${xiaoneng.second-factor-key:}") String preset) {
    this.file = settings.data().resolve("dashboard").resolve("second-factor.key");
    this.key = preset.isBlank() ? null : decoded(preset, "xiaoneng.second-factor-key");
  }

  private static byte[] decoded(String text, String name) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text.strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + " is no base 64");
    }
    if (bytes.length != KEY_BYTES) {
      throw new IllegalArgumentException(name + " must be " + KEY_BYTES + " bytes in base 64");
    }
    return bytes;
  }

  private synchronized byte[] key() {
    byte[] known = key;
    if (known == null) {
      known = fromFile();
      key = known;
    }
    return known;
  }

  private byte[] fromFile() {
    try {
      if (!Files.exists(file)) {
        byte[] fresh = new byte[KEY_BYTES];
        RANDOM.nextBytes(fresh);
        write(Base64.getEncoder().encode(fresh));
      }
      return decoded(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("the key of second factors, " + file, e);
    }
  }

  /** Nobody else can read it at any moment; whoever makes it first has made it. */
  private void write(byte[] text) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    FileAttribute<?>[] owner =
        FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    try (var channel =
        Files.newByteChannel(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner)) {
      channel.write(java.nio.ByteBuffer.wrap(text));
    } catch (FileAlreadyExistsException e) {
      // Another process has just made it; it is read below like any other.
      return;
    }
  }

  /** A secret of that user's as it may lie in the database. */
  String seal(String username, byte[] secret) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, username, nonce).doFinal(secret);
      byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
      System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
      return Base64.getEncoder().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has AES/GCM", e);
    }
  }

  /** The secret again; null where it was sealed by another key, or for another user. */
  byte @Nullable [] open(String username, String sealed) {
    byte[] all = Base64.getDecoder().decode(sealed);
    byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
    try {
      return cipher(Cipher.DECRYPT_MODE, username, nonce)
          .doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
    } catch (GeneralSecurityException e) {
      return null;
    }
  }

  private Cipher cipher(int mode, String username, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(username.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  /** A keyed hash of a code of that user's, in hexadecimal. */
  String hash(String username, String code) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key(), "HmacSHA256"));
      return HexFormat.of()
          .formatHex(
              mac.doFinal(
                  ("recovery\0" + username + '\0' + code).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has HmacSHA256", e);
    }
  }
}
