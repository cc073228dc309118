package io.xiaoneng.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.dashboard.page.CityTestBase;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LiveTest extends CityTestBase {

  private static final int FOLLOWERS = 50;

  @Autowired LiveHub hub;

  private HttpRequest request(String query) {
    String credentials =
        Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/live" + query))
        .header("Authorization", "Basic " + credentials)
        .timeout(Duration.ofSeconds(60))
        .build();
  }

  /** Reads lines until one begins so; the lines read. */
  private static List<String> until(BufferedReader reader, String prefix) throws Exception {
    List<String> lines = new ArrayList<>();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      lines.add(line);
      if (line.startsWith(prefix)) {
        return lines;
      }
    }
    throw new AssertionError("the stream ended after " + lines);
  }

  @Test
  void fiftyFollowersAllSeeThePictureAndTheBeat() throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    ExecutorService readers = Executors.newFixedThreadPool(FOLLOWERS);
    try {
      List<Future<List<String>>> seen = new ArrayList<>();
      for (int i = 0; i < FOLLOWERS; i++) {
        seen.add(
            readers.submit(
                () -> {
                  HttpResponse<java.io.InputStream> answer =
                      client.send(
                          request("?view=overview"), HttpResponse.BodyHandlers.ofInputStream());
                  assertThat(answer.statusCode()).isEqualTo(200);
                  assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                      .startsWith("text/event-stream");
                  try (BufferedReader reader =
                      new BufferedReader(
                          new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                    List<String> lines = until(reader, "data:{\"version\"");
                    lines.addAll(until(reader, "event:beat"));
                    return lines;
                  }
                }));
      }
      for (Future<List<String>> each : seen) {
        List<String> lines = each.get(60, TimeUnit.SECONDS);
        assertThat(lines).contains("event:overview");
        assertThat(lines).anyMatch(line -> line.matches("id:\\d+"));
      }
    } finally {
      readers.shutdownNow();
    }
  }

  @Test
  void whoAcceptsGzipFollowsCompressed() throws Exception {
    HttpRequest asked =
        HttpRequest.newBuilder(request("?view=overview"), (name, value) -> true)
            .header("Accept-Encoding", "gzip, deflate, br")
            .build();
    HttpResponse<java.io.InputStream> answer =
        HttpClient.newHttpClient().send(asked, HttpResponse.BodyHandlers.ofInputStream());
    assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(answer.headers().firstValue("Vary"))
        .hasValueSatisfying(encoding -> assertThat(encoding).contains("Accept-Encoding"));
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(answer.body()), StandardCharsets.UTF_8))) {
      assertThat(until(reader, "data:{\"version\"")).contains("event:overview");
      until(reader, "event:beat");
    }
  }

  @Test
  void whoIsNotSignedInGetsNothing() throws Exception {
    HttpResponse<Void> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/live"))
                    .build(),
                HttpResponse.BodyHandlers.discarding());
    assertThat(answer.statusCode()).isEqualTo(401);
  }

  @Test
  void anUnknownViewIsNotFound() throws Exception {
    HttpResponse<Void> answer =
        HttpClient.newHttpClient()
            .send(request("?view=nothing"), HttpResponse.BodyHandlers.discarding());
    assertThat(answer.statusCode()).isEqualTo(404);
  }
}
