package io.xiaoneng.dashboard.circle.reach;

import io.xiaoneng.circle.street.Snapper;
import io.xiaoneng.circle.street.StreetFile;
import io.xiaoneng.circle.street.StreetFileException;
import io.xiaoneng.circle.street.StreetNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The streets of the city, out of the file that setting {@code xiaoneng.circle.streets} names. It
 * is read in the background by {@link ReachKeeper}, again whenever the file changes, and may appear
 * later than the program. A file that is missing or damaged is told and nothing fails; streets read
 * before stay. Safe to share.
 */
@Component
public class Streets {

  private static final Logger LOG = LoggerFactory.getLogger(Streets.class);
  private static final int BUFFER = 1 << 16;
  private static final int CHECKSUM_BYTES = 16;

  /** How it stands with the streets. */
  public enum State {
    /** No file is set: reach is not measured. */
    NONE,
    /** A file is set and not there (yet). */
    MISSING,
    /** The file cannot be used. */
    DAMAGED,
    /** The streets are there. */
    THERE
  }

  /**
   * Streets that can be searched.
   *
   * @param checksum of the file, hexadecimal
   */
  public record Loaded(StreetNetwork network, Snapper snapper, String checksum) {}

  private record Stamp(FileTime changed, long size) {}

  private record Now(State state, String problem, @Nullable Loaded loaded) {}

  private final @Nullable Path file;
  private volatile Now now;
  private @Nullable Stamp tried;

  /**
   * @param file path of a street file; blank for none
   */
  public Streets(@Value("${xiaoneng.circle.streets:}") String file) {
    this.file = file.isBlank() ? null : Path.of(file.strip());
    this.now = new Now(this.file == null ? State.NONE : State.MISSING, "", null);
  }

  /** How it stands; {@link State#THERE} or {@link State#DAMAGED} can both go with streets. */
  public State state() {
    return now.state();
  }

  /** What is wrong with the file, one sentence; "" where nothing is. */
  public String problem() {
    return now.problem();
  }

  /** The streets read last, or null where none were. */
  public @Nullable Loaded loaded() {
    return now.loaded();
  }

  /** The network read last, or null where none was. */
  public @Nullable StreetNetwork network() {
    Loaded loaded = now.loaded();
    return loaded == null ? null : loaded.network();
  }

  /** Reads the file where it is new or has changed; true when there are other streets now. */
  synchronized boolean refresh() {
    Path path = file;
    if (path == null) {
      return false;
    }
    Loaded before = now.loaded();
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      Stamp stamp = new Stamp(attributes.lastModifiedTime(), attributes.size());
      if (stamp.equals(tried)) {
        return false;
      }
      tried = stamp;
      String checksum = checksum(path);
      if (before != null && before.checksum().equals(checksum)) {
        now = new Now(State.THERE, "", before);
        return false;
      }
      StreetNetwork network = StreetFile.read(path);
      now = new Now(State.THERE, "", new Loaded(network, new Snapper(network), checksum));
      LOG.info("streets: {} edges, {} nodes from {}", network.edges(), network.nodes(), path);
      return true;
    } catch (java.nio.file.NoSuchFileException absent) {
      tried = null;
      now = new Now(State.MISSING, "there is no street file " + path, before);
    } catch (StreetFileException | IllegalArgumentException damaged) {
      say(String.valueOf(damaged.getMessage()), before);
    } catch (IOException | RuntimeException unreadable) {
      say(path + " cannot be read: " + unreadable, before);
    }
    return false;
  }

  private void say(String problem, @Nullable Loaded before) {
    LOG.warn("streets: {}", problem);
    now = new Now(State.DAMAGED, problem, before);
  }

  private static String checksum(Path path) throws IOException {
    try (var in = Files.newInputStream(path)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[BUFFER];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, CHECKSUM_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
