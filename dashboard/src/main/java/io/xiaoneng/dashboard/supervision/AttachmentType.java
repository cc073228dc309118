package io.xiaoneng.dashboard.supervision;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The files that are taken, known by their content; no name makes a program a picture. */
enum AttachmentType {
  PDF("application/pdf", "pdf"),
  PNG("image/png", "png"),
  JPEG("image/jpeg", "jpg", "jpeg"),
  DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
  OFD("application/ofd", "ofd"),
  TEXT("text/plain", "txt", "csv");

  private static final int HEAD = 8;
  private static final int MOST_ENTRIES = 5_000;

  private final String mediaType;
  private final Set<String> endings;

  AttachmentType(String mediaType, String... endings) {
    this.mediaType = mediaType;
    this.endings = Set.of(endings);
  }

  String mediaType() {
    return mediaType;
  }

  /** Whether a file of that name may be of this type. */
  boolean suits(String name) {
    int dot = name.lastIndexOf('.');
    return dot >= 0 && endings.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  /** What the content is; empty for anything that is not taken. Nothing is unpacked. */
  static Optional<AttachmentType> of(Path file) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(HEAD);
    }
    if (begins(head, '%', 'P', 'D', 'F', '-')) {
      return Optional.of(PDF);
    }
    if (begins(head, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
      return Optional.of(PNG);
    }
    if (begins(head, 0xFF, 0xD8, 0xFF)) {
      return Optional.of(JPEG);
    }
    if (begins(head, 'P', 'K', 3, 4)) {
      return packed(file);
    }
    return isText(file) ? Optional.of(TEXT) : Optional.empty();
  }

  private static boolean begins(byte[] head, int... bytes) {
    if (head.length < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((head[i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  /** A document of parts; one that carries macros is none. */
  private static Optional<AttachmentType> packed(Path file) {
    Set<String> names = new HashSet<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.size() > MOST_ENTRIES) {
        return Optional.empty();
      }
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        String name = entries.nextElement().getName();
        if (name.toLowerCase(Locale.ROOT).endsWith("vbaproject.bin")) {
          return Optional.empty();
        }
        names.add(name);
      }
    } catch (IOException damaged) {
      return Optional.empty();
    }
    if (names.contains("OFD.xml")) {
      return Optional.of(OFD);
    }
    if (!names.contains("[Content_Types].xml")) {
      return Optional.empty();
    }
    return names.contains("word/document.xml")
        ? Optional.of(DOCX)
        : names.contains("xl/workbook.xml") ? Optional.of(XLSX) : Optional.empty();
  }

  /** UTF-8 without control characters. At most the size limit is read at once. */
  private static boolean isText(Path file) throws IOException {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
          .chars()
          .noneMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t');
    } catch (CharacterCodingException binary) {
      return false;
    }
  }
}
