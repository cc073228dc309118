package io.xiaoneng.dashboard.courier;

import io.xiaoneng.dashboard.courier.DeliveryFailedException.Cause;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Calls webhooks: a signed POST each. Any 2xx is an arrival; redirects are not followed, and
 * nothing of the answer but its status is kept. Hosts inside private networks are refused unless
 * {@link CourierSettings#privateWebhooks} lets them. Safe to share.
 */
@Component
public class WebhookClient implements AutoCloseable {

  /** Seconds since 1970, part of what is signed. */
  public static final String TIMESTAMP = "X-Xiaoneng-Timestamp";

  /** {@link Signature}. */
  public static final String SIGNATURE = "X-Xiaoneng-Signature";

  /** For an answer with its body, where nothing else is said. */
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private static final Timeout CONNECT_LIMIT = Timeout.ofSeconds(5);
  private static final int ANSWER_BYTES = 64 * 1024;

  /** Refusals that pass: time-outs, conflicts of the moment, too much at once. */
  private static final Set<Integer> PASSING = Set.of(408, 409, 423, 425, 429);

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
  WebhookClient(CourierSettings settings) {
    this(settings, LIMIT);
  }

  /** With a limit of its own for a whole call. */
  public WebhookClient(CourierSettings settings, Duration limit) {
    this.limit = limit;
    Timeout silence = Timeout.of(limit);
    this.http =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(new PublicHosts(settings.privateWebhooks()))
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
  @Override
  public void close() throws IOException {
    calls.shutdownNow();
    http.close();
  }

  /**
   * Returns when the receiver has taken it.
   *
   * @param body can be read more than once
   * @param at stands in {@link #TIMESTAMP}
   * @throws DeliveryFailedException where it did not, or did not say so in time
   */
  public void post(
      String target, String secret, Map<String, String> headers, HttpEntity body, Instant at)
      throws DeliveryFailedException {
    String timestamp = Long.toString(at.getEpochSecond());
    HttpPost request = new HttpPost(target);
    headers.forEach(request::setHeader);
    request.setHeader(TIMESTAMP, timestamp);
    try (InputStream content = body.getContent()) {
      request.setHeader(SIGNATURE, Signature.of(secret, timestamp, content));
    } catch (IOException e) {
      throw new DeliveryFailedException("what is to be sent cannot be read", false);
    }
    request.setEntity(body);
    int status = status(request);
    if (status >= 200 && status < 300) {
      return;
    }
    boolean lasting = status < 500 && !PASSING.contains(status);
    String redirect = status >= 300 && status < 400 ? "; redirects are not followed" : "";
    throw new DeliveryFailedException("the receiver answered " + status + redirect, lasting);
  }

  /** The limits of the connection are for each silence; this one is for all of the answer. */
  private int status(HttpPost request) throws DeliveryFailedException {
    Future<Integer> answer = calls.submit(() -> answer(request));
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      request.cancel();
      throw new DeliveryFailedException(
          "no whole answer within " + limit.toMillis() + " ms", Cause.UNCERTAIN);
    } catch (ExecutionException e) {
      throw failed(e.getCause());
    } catch (InterruptedException e) {
      request.cancel();
      Thread.currentThread().interrupt();
      throw new DeliveryFailedException("stopped while waiting for the answer", Cause.UNCERTAIN);
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
    String kind = cause == null ? "no cause" : cause.getClass().getSimpleName();
    if (cause instanceof ConnectTimeoutException
        || cause instanceof ConnectException
        || cause instanceof UnknownHostException) {
      return new DeliveryFailedException("the receiver was not reached: " + kind, Cause.AWAY);
    }
    if (cause instanceof SocketTimeoutException) {
      return new DeliveryFailedException("no answer in time", Cause.UNCERTAIN);
    }
    return new DeliveryFailedException("the receiver was not reached: " + kind, Cause.UNCERTAIN);
  }
}
