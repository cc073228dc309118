package io.xiaoneng.dashboard.report.delivery;

import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.courier.DeliveryFailedException;
import io.xiaoneng.dashboard.courier.DeliveryFailedException.Cause;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Puts reports into folders: written beside their place and moved there whole. A file that is there
 * with the same bytes is left; one with other bytes is never overwritten, the new one stands beside
 * it with the beginning of its checksum in its name. So putting it there twice is putting it once.
 */
@Component
class FolderCarrier implements Carrier {

  private static final int MARK = 8;

  private final Path root;
  private final Folders folders;

  @Autowired
  FolderCarrier(DeliverySettings settings, XiaonengProperties city) {
    this(settings.root(city));
  }

  FolderCarrier(Path root) {
    this.root = root;
    this.folders = new Folders(root);
  }

  @Override
  public RecipientKind kind() {
    return RecipientKind.FOLDER;
  }

  @Override
  public String carry(Cargo cargo) throws DeliveryFailedException {
    List<String> names = new ArrayList<>();
    try {
      Path folder = folders.open(cargo.dispatch().target());
      for (Piece piece : cargo.pieces()) {
        names.add(put(folder, piece, cargo.dispatch().id()));
      }
    } catch (IOException e) {
      throw new DeliveryFailedException(
          "the folder does not take it: " + told(e), full(cargo) ? Cause.AWAY : Cause.PASSING);
    }
    return String.join(", ", names);
  }

  private static String put(Path folder, Piece piece, String id) throws IOException {
    String name = piece.file().name();
    Path place = folder.resolve(name);
    if (isThere(place, piece.file())) {
      return name;
    }
    if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
      String suffix = "." + piece.file().format().suffix();
      name =
          name.substring(0, name.length() - suffix.length())
              + "."
              + piece.file().sha256().substring(0, MARK)
              + suffix;
      place = folder.resolve(name);
      if (isThere(place, piece.file())) {
        return name;
      }
      if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
        throw new FileSystemException(name, null, "another file of that name is there");
      }
    }
    Path arriving = folder.resolve("." + id + "-" + piece.file().n() + ".part");
    try {
      Files.copy(piece.bytes(), arriving, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel channel = FileChannel.open(arriving, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      if (!Spool.sha256(arriving).equals(piece.file().sha256())) {
        throw new FileSystemException(name, null, "it came there otherwise than it went");
      }
      Files.move(arriving, place, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(arriving);
    }
    return name;
  }

  private static boolean isThere(Path place, RunFile file) throws IOException {
    return Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)
        && Files.size(place) == file.bytes()
        && Spool.sha256(place).equals(file.sha256());
  }

  /** Whether the disk is the reason: then no other folder on it will take anything, either. */
  private boolean full(Cargo cargo) {
    long needed = cargo.pieces().stream().mapToLong(each -> each.file().bytes()).sum();
    try {
      return Files.getFileStore(root).getUsableSpace() < needed;
    } catch (IOException e) {
      return true;
    }
  }

  private static String told(IOException failure) {
    String reason = failure instanceof FileSystemException file ? file.getReason() : null;
    return failure.getClass().getSimpleName() + (reason == null ? "" : ", " + reason);
  }
}
