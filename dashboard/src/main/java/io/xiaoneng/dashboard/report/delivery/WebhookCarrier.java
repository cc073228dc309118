package io.xiaoneng.dashboard.report.delivery;

import io.xiaoneng.dashboard.courier.CourierSettings;
import io.xiaoneng.dashboard.courier.DeliveryFailedException;
import io.xiaoneng.dashboard.courier.WebhookClient;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.FileEntity;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Component;

/**
 * Sends a report's file as the body of a signed POST. The key in {@link #KEY} is the same at every
 * attempt: a receiver that has it already answers 2xx and takes nothing twice.
 */
@Component
class WebhookCarrier implements Carrier {

  static final String KEY = "Idempotency-Key";
  static final String CHECKSUM = "X-Xiaoneng-Sha256";
  static final String REPORT = "X-Xiaoneng-Report";
  static final String UNIT = "X-Xiaoneng-Unit";

  /** Files are larger than notices. */
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final WebhookClient client;

  @Autowired
  WebhookCarrier(CourierSettings settings) {
    this(new WebhookClient(settings, LIMIT));
  }

  WebhookCarrier(WebhookClient client) {
    this.client = client;
  }

  @PreDestroy
  void stop() throws IOException {
    client.close();
  }

  @Override
  public RecipientKind kind() {
    return RecipientKind.WEBHOOK;
  }

  @Override
  public String carry(Cargo cargo) throws DeliveryFailedException {
    Piece piece = cargo.pieces().get(0);
    RunFile file = piece.file();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(KEY, cargo.dispatch().id());
    headers.put(CHECKSUM, file.sha256());
    headers.put(REPORT, cargo.run().kind() + "/" + cargo.run().period());
    headers.put(
        "Content-Disposition",
        ContentDisposition.attachment()
            .filename(file.name(), java.nio.charset.StandardCharsets.UTF_8)
            .build()
            .toString());
    if (!file.unit().isEmpty() && file.unit().chars().allMatch(c -> c > ' ' && c < 127)) {
      headers.put(UNIT, file.unit());
    }
    client.post(
        cargo.dispatch().target(),
        Objects.requireNonNull(cargo.dispatch().secret(), "a webhook has a secret"),
        headers,
        new FileEntity(piece.bytes().toFile(), ContentType.parse(file.format().mediaType())),
        cargo.at());
    return KEY + " " + cargo.dispatch().id();
  }
}
