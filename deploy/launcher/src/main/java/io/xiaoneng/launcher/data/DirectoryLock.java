package io.xiaoneng.launcher.data;

import io.xiaoneng.launcher.LaunchException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One running installation a directory. The system lets go of the lock when its holder ends,
 * however it ends.
 */
public final class DirectoryLock implements AutoCloseable {
  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws LaunchException when somebody else has it
   */
  public static DirectoryLock take(DataDirectory data) {
    Path file = data.run().resolve("lock");
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        channel.close();
        throw new LaunchException(
            "Xiaoneng is already running on "
                + data.root()
                + "; stop it with deploy/stop --data, or name another directory");
      }
      return new DirectoryLock(channel);
    } catch (IOException e) {
      throw new LaunchException("cannot lock " + file + " (" + e + ")", e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // the end of the process lets go of it
    }
  }
}
