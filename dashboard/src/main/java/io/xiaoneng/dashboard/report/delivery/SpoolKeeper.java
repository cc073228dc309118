package io.xiaoneng.dashboard.report.delivery;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes bytes out of the spool when their time is over or there are too many; that they were made
 * and sent, to whom and with which checksum, stays in the log. What is still to be sent stays.
 */
@Component
class SpoolKeeper {

  private static final Logger LOG = LoggerFactory.getLogger(SpoolKeeper.class);

  /** Files that nobody knows are left alone that long: they may just be on their way in. */
  private static final Duration STRANGERS = Duration.ofDays(1);

  private final FileStore files;
  private final Spool spool;
  private final DeliverySettings settings;
  private final Clock clock;
  private final TransactionTemplate transaction;

  SpoolKeeper(
      FileStore files,
      Spool spool,
      DeliverySettings settings,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.files = files;
    this.spool = spool;
    this.settings = settings;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** Takes away what is to go; how many files of reports that were. */
  int keep() throws IOException {
    Instant now = Instant.ofEpochMilli(clock.millis());
    Instant before = now.minus(Duration.ofDays(settings.keepDays()));
    long most = settings.keepSpace().toBytes();
    int gone = 0;
    Optional<FileStore.Kept> oldest = files.oldest();
    while (oldest.isPresent()
        && (oldest.get().file().madeAt().isBefore(before) || files.kept() > most)) {
      take(oldest.get(), now);
      gone++;
      oldest = files.oldest();
    }
    int strangers = spool.sweep(files::isKept, now.minus(STRANGERS));
    if (gone + strangers > 0) {
      LOG.info("{} files of reports are no longer kept, {} that nobody knew", gone, strangers);
    }
    return gone;
  }

  /** First the log, then the bytes: what is cut off between is swept up the next time. */
  private void take(FileStore.Kept kept, Instant now) throws IOException {
    RunFile file = kept.file();
    transaction.executeWithoutResult(status -> files.gone(kept.run(), file.n(), now));
    if (!files.isKept(file.sha256())) {
      spool.remove(file.sha256());
    }
  }
}
