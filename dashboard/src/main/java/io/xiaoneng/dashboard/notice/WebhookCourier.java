package io.xiaoneng.dashboard.notice;

import io.xiaoneng.event.Json;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Takes parcels as a signed POST of JSON. Any 2xx is an arrival; redirects are not followed, and
 * nothing of the answer but its status is kept. Hosts inside private networks are refused unless
 * {@link NoticeSettings#privateWebhooks} lets them.
 */
@Component
class WebhookCourier implements Courier {

  static final String DELIVERY = "X-Xiaoneng-Delivery";
  static final String TIMESTAMP = "X-Xiaoneng-Timestamp";
  static final String SIGNATURE = "X-Xiaoneng-Signature";

  /** For an answer with its body. */
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private static final Timeout CONNECT_LIMIT = Timeout.ofSeconds(5);
  private static final int ANSWER_BYTES = 64 * 1024;

  /** Refusals that pass: time-outs, conflicts of the moment, too much at once. */
  private static final Set<Integer> PASSING = Set.of(408, 409, 423, 425, 429);

  private final NoticeSettings settings;
  private final Duration limit;
  private final CloseableHttpClient http;
  private final ExecutorService calls =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "webhook");
            thread.setDaemon(true);
            return thread;
          });

  @Autowired
  WebhookCourier(NoticeSettings settings) {
    this(settings, LIMIT);
  }

  WebhookCourier(NoticeSettings settings, Duration limit) {
    this(settings, limit, new PublicHosts(settings.privateWebhooks()));
  }

  WebhookCourier(NoticeSettings settings, Duration limit, PublicHosts hosts) {
    this.settings = settings;
    this.limit = limit;
    Timeout silence = Timeout.of(limit);
    this.http =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(hosts)
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(CONNECT_LIMIT)
                            .setSocketTimeout(silence)
                            .build())
                    .build())
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setConnectionRequestTimeout(silence)
                    .setResponseTimeout(silence)
                    .build())
            .setUserAgent("xiaoneng")
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .build();
  }

  @PreDestroy
  void stop() throws IOException {
    calls.shutdownNow();
    http.close();
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

  private HttpPost request(Channel channel, Parcel parcel) {
    byte[] body = body(channel, parcel).getBytes(StandardCharsets.UTF_8);
    String timestamp = Long.toString(parcel.at().getEpochSecond());
    String secret = Objects.requireNonNull(channel.secret(), "a webhook has a secret");
    HttpPost request = new HttpPost(channel.target());
    request.setHeader(DELIVERY, parcel.delivery().id());
    request.setHeader(TIMESTAMP, timestamp);
    request.setHeader(SIGNATURE, Signature.of(secret, timestamp, body));
    request.setEntity(new ByteArrayEntity(body, ContentType.create("application/json")));
    return request;
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

  /** The limits of the connection are for each silence; this one is for all of the answer. */
  private int status(HttpPost request) throws DeliveryFailedException {
    Future<Integer> answer = calls.submit(() -> answer(request));
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      request.cancel();
      throw new DeliveryFailedException(
          "no whole answer within " + limit.toMillis() + " ms", false);
    } catch (ExecutionException e) {
      throw failed(e.getCause());
    } catch (InterruptedException e) {
      request.cancel();
      Thread.currentThread().interrupt();
      throw new DeliveryFailedException("stopped while waiting for the answer", false);
    }
  }

  /** Of a long answer the beginning will do; its connection is not used again then. */
  private int answer(HttpPost request) throws IOException, HttpException {
    try (ClassicHttpResponse response =
        http.executeOpen(RoutingSupport.determineHost(request), request, null)) {
      HttpEntity entity = response.getEntity();
      if (entity != null) {
        entity.getContent().readNBytes(ANSWER_BYTES);
      }
      return response.getCode();
    }
  }

  /** The words of the cause may repeat the address. */
  private static DeliveryFailedException failed(@Nullable Throwable cause) {
    if (cause instanceof PublicHosts.PrivateAddressException) {
      return new DeliveryFailedException(
          "the receiver is in a private network (see xiaoneng.notices.private-webhooks)", true);
    }
    if (cause instanceof SocketTimeoutException) {
      return new DeliveryFailedException("no answer in time", false);
    }
    String kind = cause == null ? "no cause" : cause.getClass().getSimpleName();
    return new DeliveryFailedException("the receiver was not reached: " + kind, false);
  }
}
