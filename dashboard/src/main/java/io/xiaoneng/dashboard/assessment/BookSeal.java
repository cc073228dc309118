package io.xiaoneng.dashboard.assessment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Signs books with this installation's key, Ed25519 (RFC 8032). The key is made at the first start
 * and lies in a file that only its owner reads; what it signed can be checked with the public key
 * for ever, also after another key was made.
 */
@Component
class BookSeal {

  private static final String ALGORITHM = "Ed25519";
  private static final int ID_LENGTH = 16;

  private final PrivateKey key;
  private final String publicKey;
  private final String id;

  /**
   * @throws UncheckedIOException where the file can be neither read nor made
   * @throws IllegalStateException where it holds no key
   */
  BookSeal(
      @Value("${xiaoneng.assessment-key-file:${xiaoneng.data:./data}/dashboard/assessment.key}")
          Path file) {
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
      if (lines.size() < 2) {
        throw new IllegalStateException(file + " holds no key to sign assessments with");
      }
      key =
          KeyFactory.getInstance(ALGORITHM)
              .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.get(0))));
      publicKey = lines.get(1);
      id = hex(sha256(Base64.getDecoder().decode(publicKey))).substring(0, ID_LENGTH);
    } catch (IOException e) {
      throw new UncheckedIOException("the key of assessments cannot be kept: " + file, e);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalStateException(file + " holds no key to sign assessments with", e);
    }
  }

  private static void make(Path file) throws IOException, GeneralSecurityException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory != null) {
      Files.createDirectories(directory);
    }
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException e) {
      return;
    }
    KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
    Base64.Encoder base64 = Base64.getEncoder();
    Files.writeString(
        file,
        base64.encodeToString(pair.getPrivate().getEncoded())
            + "\n"
            + base64.encodeToString(pair.getPublic().getEncoded())
            + "\n");
  }

  /** The first sixteen hex digits of the public key's SHA-256. */
  String id() {
    return id;
  }

  /** The public key, X.509 in base64. */
  String publicKey() {
    return publicKey;
  }

  /** The signature, base64. */
  String sign(byte[] bytes) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(bytes);
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a book cannot be signed", e);
    }
  }

  /** Whether the signature is that key's over those bytes. */
  static boolean verifies(byte[] bytes, String signed, String publicKey) {
    try {
      PublicKey key =
          KeyFactory.getInstance(ALGORITHM)
              .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey)));
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(key);
      signature.update(bytes);
      return signature.verify(Base64.getDecoder().decode(signed));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  /** The checksum, 64 hex digits. */
  static String checksum(byte[] bytes) {
    return hex(sha256(bytes));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
