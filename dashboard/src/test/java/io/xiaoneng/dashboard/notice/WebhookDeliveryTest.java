package io.xiaoneng.dashboard.notice;

import static io.xiaoneng.dashboard.notice.NoticeHouse.normal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jayway.jsonpath.JsonPath;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.xiaoneng.dashboard.courier.CourierSettings;
import io.xiaoneng.dashboard.courier.Signature;
import io.xiaoneng.dashboard.courier.WebhookClient;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Webhooks to a real HTTP server in this process that fails, hangs and recovers. */
class WebhookDeliveryTest {

  private static final Actor ADMIN = new Actor("admin", Set.of(Role.ADMIN), null);

  private record Call(String path, String id, String timestamp, String signature, byte[] body) {}

  private final NoticeHouse house = new NoticeHouse();
  private final NoticeBoard board = house.board;
  private final DeliveryRun run = house.run(courier(house.settings, Duration.ofSeconds(5)));
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile int status = 200;
  private volatile byte[] answer = new byte[0];
  private HttpServer server;

  private static WebhookCourier courier(CourierSettings settings, Duration limit) {
    return new WebhookCourier(new WebhookClient(settings, limit), settings);
  }

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setExecutor(threads);
    server.createContext("/in", this::take);
    server.createContext("/other", this::take);
    server.createContext("/hangs", this::hang);
    server.start();
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
    house.close();
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    calls.add(
        new Call(
            exchange.getRequestURI().toString(),
            exchange.getRequestHeaders().getFirst("X-Xiaoneng-Delivery"),
            exchange.getRequestHeaders().getFirst("X-Xiaoneng-Timestamp"),
            exchange.getRequestHeaders().getFirst("X-Xiaoneng-Signature"),
            body));
    exchange.getResponseHeaders().set("Location", address("/other"));
    exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : 0);
    try (exchange;
        OutputStream out = exchange.getResponseBody()) {
      out.write(answer);
    }
  }

  private void hang(HttpExchange exchange) throws IOException {
    try (exchange) {
      // Headers come, the rest never does.
      exchange.sendResponseHeaders(200, 10);
      end.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String address(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private Channel channel(String path) {
    return house.channel(Channel.Kind.WEBHOOK, address(path), Role.SUPERVISOR, null, 0, null);
  }

  private Delivery only() {
    assertThat(house.all()).hasSize(1);
    return house.all().get(0);
  }

  @Test
  void theReceiverCanProveWhatItGot() throws Exception {
    Channel channel = channel("/in?token=abc");
    board.post(normal("7"));
    assertThat(run.run()).isEqualTo(1);
    Call call = calls.get(0);
    assertThat(call.path()).isEqualTo("/in?token=abc");
    assertThat(call.id()).isEqualTo(only().id());
    assertThat(call.timestamp()).isEqualTo(Long.toString(NoticeHouse.MORNING.getEpochSecond()));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(channel.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    mac.update((call.timestamp() + ".").getBytes(StandardCharsets.UTF_8));
    assertThat(call.signature())
        .isEqualTo("sha256=" + HexFormat.of().formatHex(mac.doFinal(call.body())));
    String body = new String(call.body(), StandardCharsets.UTF_8);
    assertThat(JsonPath.<String>read(body, "$.delivery")).isEqualTo(call.id());
    assertThat(JsonPath.<Integer>read(body, "$.count")).isEqualTo(1);
    assertThat(JsonPath.<String>read(body, "$.notices[0].title")).isEqualTo("督办卡 7 逾期");
    assertThat(JsonPath.<String>read(body, "$.notices[0].link"))
        .isEqualTo("https://xiaoneng.example/supervision/cards/7");
    assertThat(body).doesNotContain(channel.secret());
  }

  @Test
  void anotherBodyOrTimeHasAnotherSignature() {
    byte[] body = {1};
    String signature = Signature.of("k".repeat(32), "1", body);
    assertThat(Signature.of("k".repeat(32), "2", body)).isNotEqualTo(signature);
    assertThat(Signature.of("k".repeat(32), "1", new byte[] {2})).isNotEqualTo(signature);
    assertThat(Signature.of("l".repeat(32), "1", body)).isNotEqualTo(signature);
  }

  @Test
  void aReceiverThatFailsGetsTheSameParcelAgainLaterAndLater() {
    channel("/in");
    board.post(normal("a"));
    status = 503;
    run.run();
    run.run();
    assertThat(calls).hasSize(1);
    house.time.go(Duration.ofMinutes(1));
    run.run();
    house.time.go(Duration.ofMinutes(1));
    run.run();
    assertThat(calls).hasSize(2);
    status = 204;
    house.time.go(Duration.ofMinutes(1));
    assertThat(run.run()).isEqualTo(1);
    assertThat(calls).hasSize(3).extracting(Call::id).containsOnly(only().id());
    assertThat(calls).extracting(Call::timestamp).doesNotHaveDuplicates();
    assertThat(only().state()).isEqualTo(Delivery.State.SENT);
    assertThat(only().attempts()).isEqualTo(3);
  }

  @Test
  void whatNeverArrivesIsGivenUpAndGoesAgainWhenSomebodySaysSo() {
    channel("/in");
    board.post(normal("a"));
    status = 500;
    for (int i = 0; i < 2 * DeliveryRun.ATTEMPTS; i++) {
      run.run();
      house.time.go(Duration.ofHours(3));
    }
    assertThat(calls).hasSize(DeliveryRun.ATTEMPTS);
    assertThat(only().state()).isEqualTo(Delivery.State.DEAD);
    assertThat(only().problem()).isEqualTo("the receiver answered 500");
    status = 200;
    house.desk.retry(only().id(), ADMIN);
    assertThat(run.run()).isEqualTo(1);
    assertThat(only().state()).isEqualTo(Delivery.State.SENT);
    assertThatThrownBy(() -> house.desk.retry(only().id(), ADMIN))
        .isInstanceOf(NoticeConflictException.class)
        .hasMessageContaining("SENT");
    assertThatThrownBy(() -> house.desk.retry("none", ADMIN))
        .isInstanceOf(NoticeMissingException.class);
  }

  @Test
  void aRedirectIsNotFollowedAndNotTriedAgain() {
    channel("/in");
    board.post(normal("a"));
    status = 307;
    run.run();
    assertThat(calls).extracting(Call::path).containsExactly("/in");
    assertThat(only().state()).isEqualTo(Delivery.State.DEAD);
    assertThat(only().problem()).contains("307", "not followed");
  }

  @Test
  void aRefusedParcelDoesNotHoldTheNextUp() {
    channel("/in");
    board.post(normal("a"));
    status = 400;
    run.run();
    status = 200;
    board.post(normal("b"));
    assertThat(run.run()).isEqualTo(1);
    assertThat(house.all())
        .extracting(Delivery::state)
        .containsExactlyInAnyOrder(Delivery.State.DEAD, Delivery.State.SENT);
  }

  @Test
  void aReceiverThatHangsIsLeftAndTheOthersAreServed() {
    Channel hanging = channel("/hangs");
    channel("/in");
    board.post(normal("a"));
    DeliveryRun impatient = house.run(courier(house.settings, Duration.ofMillis(500)));
    assertThat(impatient.run()).isEqualTo(1);
    assertThat(calls).hasSize(1);
    assertThat(house.deliveries.list(null, hanging.id(), 0, 10))
        .singleElement()
        .matches(each -> each.state() == Delivery.State.RETRYING)
        .matches(each -> each.problem().contains("within 500 ms"));
  }

  @Test
  void ofALongAnswerOnlyTheBeginningIsRead() {
    channel("/in");
    board.post(normal("a"));
    answer = new byte[8 << 20];
    assertThat(run.run()).isEqualTo(1);
    assertThat(only().state()).isEqualTo(Delivery.State.SENT);
  }

  @Test
  void aReceiverInAPrivateNetworkIsNotCalled() {
    CourierSettings strict = new CourierSettings("", "xiaoneng@city.example", true, false);
    Channel numeric = channel("/in");
    Channel named =
        house.channel(
            Channel.Kind.WEBHOOK,
            "http://localhost:" + server.getAddress().getPort() + "/in",
            Role.SUPERVISOR,
            null,
            0,
            null);
    board.post(normal("a"));
    assertThat(house.run(courier(strict, Duration.ofSeconds(10))).run()).isZero();
    assertThat(calls).isEmpty();
    for (Channel each : List.of(numeric, named)) {
      assertThat(house.deliveries.list(null, each.id(), 0, 10))
          .singleElement()
          .matches(one -> one.state() == Delivery.State.DEAD)
          .matches(one -> one.problem().contains("private-webhooks"));
    }
  }

  @Test
  void aReceiverThatIsAwayIsToldWithoutItsAddress() {
    channel("/in?token=abc");
    server.stop(0);
    board.post(normal("a"));
    run.run();
    assertThat(only().problem()).contains("not reached").doesNotContain("abc", "127.0.0.1");
  }
}
