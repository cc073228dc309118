package io.xiaoneng.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Puts keyed hashes in the place of whatever leads to an applicant, before an event is stored
 * anywhere. The contract has no such member; senders may send what it does not know, and that is
 * kept. A hash has the form {@code hmac-sha256:KEY:HASH}: the first eight hex digits of the SHA-256
 * of the key, so that it shows which key made it, and HMAC-SHA256 in hex of the value without
 * spaces and in upper case. What is sealed already stays, so that an event has one content on every
 * way in, and the same event sent twice remains one event.
 *
 * <p>Without a key {@value #REMOVED} stands there: nothing is ever kept in clear. Safe to share.
 */
public final class ApplicantSeal {

  /** Environment variable with the key itself: any text of at least {@value #LEAST} characters. */
  public static final String KEY = "XIAONENG_APPLICANT_KEY";

  /** Environment variable with the path of a file that holds the key. */
  public static final String KEY_FILE = "XIAONENG_APPLICANT_KEY_FILE";

  /** In the place of a value where there is no key. */
  public static final String REMOVED = "removed";

  private static final int LEAST = 32;
  private static final String MARK = "hmac-sha256:";
  private static final Pattern SEALED = Pattern.compile(MARK + "[0-9a-f]{8}:[0-9a-f]{64}");
  private static final String ALGORITHM = "HmacSHA256";

  private final @Nullable SecretKeySpec key;
  private final String prefix;

  private ApplicantSeal(@Nullable SecretKeySpec key, String prefix) {
    this.key = key;
    this.prefix = prefix;
  }

  /** A seal that removes, because it has no key. */
  public static ApplicantSeal withoutKey() {
    return new ApplicantSeal(null, "");
  }

  /**
   * The seal of a key.
   *
   * @throws IllegalArgumentException where the key is too short; the message does not repeat it
   */
  public static ApplicantSeal of(String key) {
    String text = key.strip();
    if (text.length() < LEAST) {
      throw new IllegalArgumentException(
          "the key of applicants' hashes is shorter than " + LEAST + " characters");
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try {
      String id =
          HexFormat.of()
              .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
              .substring(0, 8);
      return new ApplicantSeal(new SecretKeySpec(bytes, ALGORITHM), MARK + id + ":");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * The seal of the key that the environment names; one that removes where it names none.
   *
   * @param environment value of a variable by its name, or null
   * @throws IllegalArgumentException where the key is too short
   * @throws UncheckedIOException where its file cannot be read
   */
  public static ApplicantSeal fromEnvironment(Function<String, @Nullable String> environment) {
    String key = environment.apply(KEY);
    if (key != null && !key.isBlank()) {
      return of(key);
    }
    String file = environment.apply(KEY_FILE);
    if (file == null || file.isBlank()) {
      return withoutKey();
    }
    try {
      return of(Files.readString(Path.of(file)));
    } catch (IOException e) {
      throw new UncheckedIOException("the key of applicants' hashes cannot be read: " + file, e);
    }
  }

  /** A text member beyond the contract as it may be stored: its hash where it leads to a person. */
  public String sealed(String name, String value) {
    return PersonalMembers.named(name) || PersonalMembers.isPersonal(value) ? hash(value) : value;
  }

  /** The keyed hash of a value; what is one already stays. */
  public String hash(String value) {
    if (SEALED.matcher(value).matches() || value.equals(REMOVED)) {
      return value;
    }
    SecretKeySpec with = key;
    if (with == null) {
      return REMOVED;
    }
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(with);
      String plain = value.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
      return prefix + HexFormat.of().formatHex(mac.doFinal(plain.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  /** Whether anything in what the contract does not know is to be sealed. */
  boolean concerns(JsonTape tape) {
    return tape.kind[0] == JsonTape.OBJECT && concerns(tape, 0);
  }

  private static boolean concerns(JsonTape tape, int object) {
    int name = object + 1;
    for (int i = 0; i < tape.count[object]; i++) {
      int value = name + 1;
      int known = tape.nameOf(name);
      if (known < 0 ? concernsUnknown(tape, name, value) : isData(tape, known, value)) {
        return true;
      }
      name = tape.next[value];
    }
    return false;
  }

  private static boolean isData(JsonTape tape, int known, int value) {
    return known == Names.DATA && tape.kind[value] == JsonTape.OBJECT && concerns(tape, value);
  }

  private static boolean concernsUnknown(JsonTape tape, int name, int value) {
    return switch (tape.kind[value]) {
      case JsonTape.OBJECT, JsonTape.ARRAY -> true;
      case JsonTape.NULL, JsonTape.TRUE, JsonTape.FALSE -> false;
      default ->
          PersonalMembers.named(tape.string(name))
              || PersonalMembers.isPersonal(
                  tape.isString(value) ? tape.string(value) : tape.raw(value));
    };
  }

  /**
   * The event with everything sealed that has to be.
   *
   * @param envelope JSON of an event
   * @return the same bytes where nothing has to be
   * @throws JsonException where the bytes are no JSON
   */
  byte[] sealed(byte[] envelope) throws JsonException {
    if (!(Json.parse(envelope) instanceof Map<?, ?> members)) {
      return envelope;
    }
    Map<String, @Nullable Object> sealed = known(members);
    if (members.get("data") instanceof Map<?, ?> data) {
      sealed.put("data", known(data));
    }
    return sealed.equals(members) ? envelope : Json.writeBytes(sealed);
  }

  /** The members of an object that the contract describes: those it names stay. */
  private Map<String, @Nullable Object> known(Map<?, ?> members) {
    Map<String, @Nullable Object> sealed = new LinkedHashMap<>();
    members.forEach(
        (key, value) -> {
          String name = String.valueOf(key);
          boolean stays = Names.find(name) >= 0;
          sealed.put(name, stays ? value : unknown(value, PersonalMembers.named(name)));
        });
    return sealed;
  }

  /** What stands under a name that the contract does not know. */
  private @Nullable Object unknown(@Nullable Object value, boolean personal) {
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> sealed = new LinkedHashMap<>();
      map.forEach(
          (key, each) -> {
            String name = String.valueOf(key);
            sealed.put(name, unknown(each, personal || PersonalMembers.named(name)));
          });
      return sealed;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> sealed = new ArrayList<>();
      list.forEach(each -> sealed.add(unknown(each, personal)));
      return sealed;
    }
    if (value == null || value instanceof Boolean) {
      return value;
    }
    String text =
        value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15
            ? Long.toString(number.longValue())
            : value.toString();
    return personal || PersonalMembers.isPersonal(text) ? hash(text) : value;
  }
}
