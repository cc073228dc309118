package io.xiaoneng.dashboard.notice;

import io.xiaoneng.event.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Takes parcels as a signed POST of JSON. Any 2xx is an arrival; redirects are not followed, and
 * nothing of the answer but its status is kept.
 */
@Component
class WebhookCourier implements Courier {

  static final String DELIVERY = "X-Xiaoneng-Delivery";
  static final String TIMESTAMP = "X-Xiaoneng-Timestamp";
  static final String SIGNATURE = "X-Xiaoneng-Signature";

  /** For an answer with its body. */
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final long ANSWER_BYTES = 64 * 1024;

  /** Refusals that pass: time-outs, conflicts of the moment, too much at once. */
  private static final Set<Integer> PASSING = Set.of(408, 409, 423, 425, 429);

  private final NoticeSettings settings;
  private final Duration limit;
  private final HttpClient http =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_LIMIT)
          .build();

  @Autowired
  WebhookCourier(NoticeSettings settings) {
    this(settings, LIMIT);
  }

  WebhookCourier(NoticeSettings settings, Duration limit) {
    this.settings = settings;
    this.limit = limit;
  }

  @Override
  public Channel.Kind kind() {
    return Channel.Kind.WEBHOOK;
  }

  @Override
  public void take(Channel channel, Parcel parcel) throws DeliveryFailedException {
    int status = status(request(channel, parcel));
    if (status >= 200 && status < 300) {
      return;
    }
    boolean lasting = status < 500 && !PASSING.contains(status);
    String redirect = status >= 300 && status < 400 ? "; redirects are not followed" : "";
    throw new DeliveryFailedException("the receiver answered " + status + redirect, lasting);
  }

  private HttpRequest request(Channel channel, Parcel parcel) {
    byte[] body = body(channel, parcel).getBytes(StandardCharsets.UTF_8);
    String timestamp = Long.toString(parcel.at().getEpochSecond());
    String secret = Objects.requireNonNull(channel.secret(), "a webhook has a secret");
    return HttpRequest.newBuilder(URI.create(channel.target()))
        .timeout(limit)
        .header("Content-Type", "application/json")
        .header("User-Agent", "xiaoneng")
        .header(DELIVERY, parcel.delivery().id())
        .header(TIMESTAMP, timestamp)
        .header(SIGNATURE, Signature.of(secret, timestamp, body))
        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
        .build();
  }

  private String body(Channel channel, Parcel parcel) {
    List<Object> notices = new ArrayList<>();
    for (PostedNotice each : parcel.notices()) {
      Notice notice = each.notice();
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("id", each.id());
      one.put("urgency", notice.urgency().name());
      one.put("title", notice.title(channel.chinese()));
      one.put("text", notice.text(channel.chinese()));
      one.put("link", notice.link().isEmpty() ? "" : settings.baseUrl() + notice.link());
      one.put("at", each.at().toString());
      notices.add(one);
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("delivery", parcel.delivery().id());
    all.put("channel", channel.name());
    all.put("language", channel.chinese() ? "zh" : "en");
    all.put("count", parcel.count());
    all.put("notices", notices);
    return Json.write(all);
  }

  /** The request's own limit ends with the headers; this one includes the body. */
  private int status(HttpRequest request) throws DeliveryFailedException {
    CompletableFuture<HttpResponse<Long>> answer =
        http.sendAsync(request, head -> new BoundedBody(ANSWER_BYTES));
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS).statusCode();
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new DeliveryFailedException(
          "no whole answer within " + limit.toMillis() + " ms", false);
    } catch (ExecutionException e) {
      // The words of the cause may repeat the address.
      String kind = e.getCause() == null ? "no cause" : e.getCause().getClass().getSimpleName();
      throw new DeliveryFailedException("the receiver was not reached: " + kind, false);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new DeliveryFailedException("stopped while waiting for the answer", false);
    }
  }
}
