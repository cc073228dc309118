package io.xiaoneng.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.event.Corpus;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An installation with a closed registry: what is not registered is refused, registered, replayed;
 * tokens open what they say; the whole corpus is judged alike through HTTP and Kafka.
 */
class TwoDoorsIT {
  private static final String REGISTRY = "xiaoneng.registry";
  private static final String DEAD_LETTERS = "xiaoneng.dead-letter";
  private static final String TOPIC = "xiaoneng.events.online";
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Pattern TOKEN =
      Pattern.compile("token: (\\S+) \\((\\S+); shown only now\\)");

  /** Stands in the place of a reason where there was none. */
  private static final String ACCEPTED = "accepted";

  @TempDir Path directory;

  @Test
  void bothDoorsJudgeAlikeAndWhatWasRefusedComesInOnceItsUnitIsRegistered() throws Exception {
    try (Stack stack = Stack.on(directory.resolve("data"))) {
      assertThat(stack.start().exitCode()).isZero();
      try (KafkaDoor kafka = new KafkaDoor(stack.kafka())) {
        whatIsNotRegisteredWaitsForTheRegistry(stack, kafka);
        aTokenOpensItsSources(stack);
        oddYearsAreStoredAsNearAsTheyCanBe(stack);
        theCorpusIsJudgedAlike(stack, kafka);
      }
    }
  }

  private static byte[] applied(String id) {
    return """
    {"specversion":"1.0","id":"%1$s","source":"/hall/610113-01/window/07","type":"case.applied",\
    "subject":"waiting-%1$s","time":"2024-03-04T09:15:04+08:00",\
    "data":{"unit":"610113","item":"610113-XK-0042","channel":"COUNTER"}}\
    """
        .formatted(id)
        .getBytes(StandardCharsets.UTF_8);
  }

  private void whatIsNotRegisteredWaitsForTheRegistry(Stack stack, KafkaDoor kafka)
      throws Exception {
    assertThat(verdict(stack.postOne(applied("http"), Stack.TOKEN))).isEqualTo("unknown-reference");
    kafka.send(TOPIC, "waiting-kafka", applied("kafka"));
    String count = "SELECT count() FROM dead_letter FINAL WHERE reason = 'unknown-reference'";
    awaitAnswer(stack, count, "2");
    assertThat(replay(stack)).contains("replayed: 0 of 2; still refused: 2");

    for (Map.Entry<String, byte[]> record : Corpus.registryRecords().entrySet()) {
      kafka.send(REGISTRY, record.getKey(), record.getValue());
    }
    // The dashboard reads the registry some seconds after the job.
    Stack.await(LIMIT, "the replay", () -> replay(stack).contains("replayed: 2 of 2"));
    stack.awaitFigures(LIMIT);
    assertThat(
            stack.clickHouse("SELECT count() FROM case_row FINAL WHERE case_id LIKE 'waiting-%'"))
        .isEqualTo("2");
    assertThat(replay(stack)).contains("replayed: 0 of 0");
    assertThat(stack.run("dead-letters", List.of()).output()).doesNotContain("unknown-reference");
  }

  private static String replay(Stack stack) {
    try {
      Stack.Ended ended = stack.run("dead-letters", List.of("--replay"));
      assertThat(ended.exitCode()).as(ended.output()).isZero();
      return ended.output();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void aTokenOpensItsSources(Stack stack) throws Exception {
    Stack.Ended added =
        stack.run("token", List.of("add", "--source-prefix", "/hall/610113-01/", "--import"));
    Matcher said = TOKEN.matcher(added.output());
    assertThat(said.find()).as(added.output()).isTrue();
    String token = said.group(1);
    assertThat(said.group(2)).isEqualTo("hall-610113-01-import");

    assertThat(verdict(stack.postOne(applied("token"), token))).isEqualTo(ACCEPTED);
    String elsewhere =
        new String(applied("elsewhere"), StandardCharsets.UTF_8).replace("610113-01", "610113-02");
    assertThat(verdict(stack.postOne(elsewhere.getBytes(StandardCharsets.UTF_8), token)))
        .isEqualTo("source-forbidden");
    awaitAnswer(
        stack,
        "SELECT count() FROM dead_letter FINAL WHERE reason = 'source-forbidden'"
            + " AND id = 'elsewhere'",
        "1");

    assertThat(stack.run("token", List.of("list")).output())
        .contains("hall-610113-01-import\tby source\t/hall/610113-01/\tyes")
        .doesNotContain(token);
    assertThat(stack.run("token", List.of("revoke", "hall-610113-01-import")).exitCode()).isZero();
    assertThat(stack.postOne(applied("token"), token).statusCode()).isEqualTo(401);
  }

  private static void oddYearsAreStoredAsNearAsTheyCanBe(Stack stack) throws Exception {
    String applied = new String(applied("odd"), StandardCharsets.UTF_8);
    String ancient = applied.replace("odd", "ancient").replace("2024-03-04", "0005-03-04");
    String old = applied.replace("odd", "old").replace("2024-03-04", "1850-03-04");
    String promised =
        ancient
            .replace("\"id\":\"ancient\"", "\"id\":\"promised\"")
            .replace("case.applied", "case.accepted")
            .replace("\"unit\"", "\"promisedDueAt\":\"9999-12-31T23:59:59Z\",\"unit\"");
    assertThat(stack.post("[" + String.join(",", ancient, old, promised) + "]").body())
        .contains("\"accepted\":3");
    stack.awaitFigures(LIMIT);
    assertThat(
            stack.clickHouse(
                "SELECT toString(applied_at), toString(due_promise), toString(due_date)"
                    + " FROM case_row FINAL WHERE case_id = 'waiting-ancient' FORMAT TSV"))
        .isEqualTo("1900-01-01 00:00:00.000\t2299-12-31 23:59:59.999\t2299-12-31");
    assertThat(
            stack.clickHouse(
                "SELECT n FROM cube_cell FINAL WHERE cohort = 'applied' AND day = '1900-01-01'"))
        .isEqualTo("2");
    assertThat(stack.get("/api/v1/cases/waiting-ancient").toString()).contains("0005-03-0");
    assertThat(stack.get("/api/v1/metrics/cases-applied?by=month").toString()).contains("1900-01");
  }

  private static void theCorpusIsJudgedAlike(Stack stack, KafkaDoor kafka) throws Exception {
    Map<String, Corpus.Sample> samples = new LinkedHashMap<>();
    Map<String, String> expected = new LinkedHashMap<>();
    Corpus.good().forEach(good -> expect(samples, expected, good, ACCEPTED));
    Corpus.bad().forEach(bad -> expect(samples, expected, bad.sample(), bad.reason().code()));

    Map<String, String> overHttp = new LinkedHashMap<>();
    for (Corpus.Sample sample : samples.values()) {
      overHttp.put(sample.name(), verdict(stack.postOne(sample.bytes(), Stack.TOKEN)));
    }
    assertThat(differences(overHttp, expected)).isEmpty();

    Set<String> tooLargeForTheBroker = new HashSet<>();
    for (Corpus.Sample sample : samples.values()) {
      try {
        kafka.send(TOPIC, sample.name(), sample.bytes());
      } catch (java.util.concurrent.ExecutionException e) {
        assertThat(e).as(sample.name()).hasCauseInstanceOf(RecordTooLargeException.class);
        tooLargeForTheBroker.add(sample.name());
      }
    }
    stack.awaitFigures(LIMIT);
    Map<String, String> letters = lettersFrom(TOPIC, kafka);
    Map<String, String> overKafka = new LinkedHashMap<>();
    samples
        .values()
        .forEach(
            sample ->
                overKafka.put(
                    sample.name(),
                    tooLargeForTheBroker.contains(sample.name())
                        ? "too-large"
                        : letters.getOrDefault(sha256(sample.bytes()), ACCEPTED)));
    assertThat(differences(overKafka, expected)).isEmpty();
    theListCountsEachContentOnce(stack, samples, expected);
  }

  private static void expect(
      Map<String, Corpus.Sample> samples,
      Map<String, String> expected,
      Corpus.Sample sample,
      String verdict) {
    samples.put(sample.name(), sample);
    expected.put(sample.name(), verdict);
  }

  /** A sentence for each sample that was judged otherwise. */
  private static List<String> differences(
      Map<String, String> verdicts, Map<String, String> expected) {
    assertThat(verdicts).hasSameSizeAs(expected);
    return expected.entrySet().stream()
        .filter(each -> !each.getValue().equals(verdicts.get(each.getKey())))
        .map(
            each -> each.getKey() + ": " + verdicts.get(each.getKey()) + ", not " + each.getValue())
        .toList();
  }

  /** Of an answer to one event. */
  private static String verdict(HttpResponse<String> answer) {
    Map<?, ?> said = (Map<?, ?>) Stack.json(answer.body());
    assertThat(said).isNotNull();
    if (answer.statusCode() == 400) {
      assertThat(answer.body()).containsAnyOf("is no JSON", "is empty");
      return "not-json";
    }
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    List<?> rejected = (List<?>) said.get("rejected");
    return rejected.isEmpty()
        ? ACCEPTED
        : String.valueOf(((Map<?, ?>) rejected.get(0)).get("reason"));
  }

  /** Reason by hash of what the job refused from a topic. */
  private static Map<String, String> lettersFrom(String topic, KafkaDoor kafka)
      throws InterruptedException {
    return kafka.all(DEAD_LETTERS).stream()
        .filter(letter -> KafkaDoor.header(letter, "origin").equals(topic))
        .collect(
            Collectors.toMap(
                letter -> KafkaDoor.header(letter, "sha256"),
                (ConsumerRecord<byte[], byte[]> letter) -> KafkaDoor.header(letter, "reason"),
                (one, again) -> again));
  }

  private static void theListCountsEachContentOnce(
      Stack stack, Map<String, Corpus.Sample> samples, Map<String, String> expected)
      throws Exception {
    Map<String, Set<String>> byReason = new TreeMap<>();
    samples.forEach(
        (name, sample) ->
            byReason
                .computeIfAbsent(String.valueOf(expected.get(name)), reason -> new HashSet<>())
                .add(sha256(sample.bytes())));
    byReason.remove(ACCEPTED);
    byReason.put("source-forbidden", Set.of("elsewhere"));
    String query = "SELECT count() FROM dead_letter FINAL";
    int all = byReason.values().stream().mapToInt(Set::size).sum();
    // Beside them the two that were replayed.
    awaitAnswer(stack, query, Integer.toString(all + 2));
    List<String> listed =
        stack.run("dead-letters", List.of("--limit", "0")).output().lines().toList();
    assertThat(listed)
        .containsAll(
            byReason.entrySet().stream()
                .flatMap(each -> Stream.of(each.getKey() + "\t" + each.getValue().size()))
                .toList());
  }

  private static void awaitAnswer(Stack stack, String query, String answer) throws Exception {
    Stack.await(
        LIMIT,
        query + " to be " + answer,
        () -> {
          try {
            return stack.clickHouse(query).equals(answer);
          } catch (IOException e) {
            return false;
          }
        });
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
