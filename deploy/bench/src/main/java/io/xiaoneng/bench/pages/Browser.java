package io.xiaoneng.bench.pages;

import io.xiaoneng.bench.BenchException;
import io.xiaoneng.event.Json;
import io.xiaoneng.event.JsonException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The Chromium of this machine with one page, driven by its DevTools protocol over a web socket:
 * what is needed of it is four commands, and no driver has to be fetched.
 */
final class Browser implements AutoCloseable {

  static final Path PROGRAM = Path.of("/usr/bin/chromium");

  private static final Pattern LISTENS = Pattern.compile("DevTools listening on (ws://\\S+)");
  private static final long LIMIT_SECONDS = 60;

  private final Process process;
  private final WebSocket socket;
  private final Map<Long, CompletableFuture<Map<?, ?>>> asked = new ConcurrentHashMap<>();
  private final AtomicLong ids = new AtomicLong();
  private @Nullable String session;

  /**
   * Starts a browser of its own.
   *
   * @param profile directory for its files
   * @throws BenchException where it does not start
   */
  Browser(Path profile, int width, int height) throws IOException, InterruptedException {
    Files.createDirectories(profile);
    process =
        new ProcessBuilder(
                PROGRAM.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "--window-size=" + width + "," + height,
                "about:blank")
            .redirectErrorStream(true)
            .start();
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(address()), new Answers())
            .join();
    Object target = send("Target.createTarget", Map.of("url", "about:blank")).get("targetId");
    Map<String, Object> attach =
        Map.of("targetId", Objects.requireNonNull(target), "flatten", true);
    session = String.valueOf(send("Target.attachToTarget", attach).get("sessionId"));
    send("Page.enable", Map.of());
    send("Network.enable", Map.of());
  }

  private String address() throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Matcher listens = LISTENS.matcher(line);
      if (listens.find()) {
        Thread rest = new Thread(() -> lines.lines().forEach(each -> {}), "browser-says");
        rest.setDaemon(true);
        rest.start();
        return listens.group(1);
      }
    }
    throw new BenchException(PROGRAM + " ended before it listened");
  }

  /** Goes to an address with nothing in the cache but cookies. */
  void visitAnew(String address) throws InterruptedException {
    send("Network.clearBrowserCache", Map.of());
    Object failed = send("Page.navigate", Map.of("url", address)).get("errorText");
    if (failed != null) {
      throw new BenchException(address + ": " + failed);
    }
  }

  /**
   * What an expression comes to on the page, its promise awaited.
   *
   * @throws BenchException where it throws
   */
  @Nullable Object evaluate(String expression) throws InterruptedException {
    Map<?, ?> answer =
        send(
            "Runtime.evaluate",
            Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
    if (answer.get("exceptionDetails") != null) {
      throw new BenchException("the page threw: " + Json.write(answer.get("exceptionDetails")));
    }
    return ((Map<?, ?>) Objects.requireNonNull(answer.get("result"))).get("value");
  }

  private Map<?, ?> send(String method, Map<String, Object> parameters)
      throws InterruptedException {
    long id = ids.incrementAndGet();
    Map<String, Object> message = new HashMap<>(Map.of("id", id, "method", method));
    message.put("params", parameters);
    if (session != null) {
      message.put("sessionId", session);
    }
    CompletableFuture<Map<?, ?>> answer = new CompletableFuture<>();
    asked.put(id, answer);
    socket.sendText(Json.write(message), true).join();
    try {
      Map<?, ?> told = answer.get(LIMIT_SECONDS, TimeUnit.SECONDS);
      if (told.get("error") != null) {
        throw new BenchException(method + ": " + Json.write(told.get("error")));
      }
      return (Map<?, ?>) Objects.requireNonNull(told.get("result"));
    } catch (ExecutionException | TimeoutException e) {
      throw new BenchException(method + " got no answer", e);
    } finally {
      asked.remove(id);
    }
  }

  /** Gives each answer to who asked; what the browser tells of itself is passed over. */
  private final class Answers implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        try {
          if (Json.parse(text.toString()) instanceof Map<?, ?> message
              && message.get("id") instanceof Long id) {
            CompletableFuture<Map<?, ?>> answer = asked.get(id);
            if (answer != null) {
              answer.complete(message);
            }
          }
        } catch (JsonException e) {
          asked.values().forEach(each -> each.completeExceptionally(e));
        }
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
      List.copyOf(asked.values()).forEach(each -> each.completeExceptionally(failure));
    }
  }

  @Override
  public void close() {
    socket.abort();
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
