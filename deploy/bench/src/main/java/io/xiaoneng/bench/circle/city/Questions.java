package io.xiaoneng.bench.circle.city;

import io.xiaoneng.bench.BenchException;
import io.xiaoneng.bench.live.Api;
import io.xiaoneng.bench.report.Percentiles;
import io.xiaoneng.bench.stand.ChildJvm;
import io.xiaoneng.circle.Coverage;
import io.xiaoneng.circle.CoverageCount;
import io.xiaoneng.circle.Pace;
import io.xiaoneng.circle.street.Reach;
import io.xiaoneng.event.Json;
import io.xiaoneng.registry.Unit;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Asks the API of a city in which nothing changes, and counts every answer again. */
final class Questions {

  private static final int WARM = 3;
  private static final int SITES = 10;
  private static final int OK = 200;

  private final OpenPoints points;
  private final StreetCity city;
  private final Api api;
  private final String at;
  private final int hour;
  private final Random random = new Random(24);

  /** One question: what it asks, and how many parts of its answer are wrong. */
  private interface Question {
    HttpResponse<byte[]> ask() throws IOException, InterruptedException;

    int wrong(Tree answer);
  }

  Questions(OpenPoints points, Api api, ZoneId zone) {
    this.points = points;
    this.city = points.city();
    this.api = api;
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    this.at = now.toString();
    this.hour = now.atZone(zone).getHour();
  }

  /** Asks each question so many times, and answers. */
  void all(int times) throws IOException, InterruptedException {
    ask("whatIf", times, this::whatIf);
    ask("figures", times, () -> figures("", points.within(OpenPoints.STANDARD)));
    CoverageCount slow = points.within(new Pace(1_000).millimetresIn(10));
    ask("otherWalk", Math.max(1, times / 4), () -> figures("&pace=1.0&minutes=10", slow));
    ask("cells", Math.max(1, times / 10), this::cells);
    ask("siting", Math.max(1, times / 20), this::siting);
  }

  private interface Maker {
    Question make();
  }

  private void ask(String name, int times, Maker maker) throws IOException, InterruptedException {
    List<Double> millis = new ArrayList<>();
    int wrong = 0;
    for (int i = -WARM; i < times; i++) {
      Question question = maker.make();
      long asked = System.nanoTime();
      HttpResponse<byte[]> answer = question.ask();
      double took = (System.nanoTime() - asked) / 1e6;
      if (answer.statusCode() != OK) {
        throw new BenchException(
            name
                + " answers "
                + answer.statusCode()
                + " "
                + new String(answer.body(), StandardCharsets.UTF_8));
      }
      wrong += question.wrong(Tree.parse(answer.body())) == 0 ? 0 : 1;
      if (i >= 0) {
        millis.add(took);
      }
    }
    StateChanges.tell(name, new Percentiles(millis));
    ChildJvm.answer(name + "Wrong", wrong);
  }

  /** One point is added, moved, closed or given other hours; figures of every district. */
  private Question whatIf() {
    int kind = random.nextInt(4);
    int point = random.nextInt(city.points());
    String id = StreetCity.name(point);
    StreetCity.Position place = city.somewhere();
    Reach there = city.reach(place);
    Reach here = city.reach(point);
    boolean open = points.isOpen(point);
    Map<String, Object> where = Map.of("lon", place.lon(), "lat", place.lat());
    Map<String, Object> change =
        switch (kind) {
          case 0 ->
              Map.of(
                  "add",
                  Map.of("id", "new", "kind", "HALL", "lon", place.lon(), "lat", place.lat()));
          case 1 ->
              Map.of("move", Map.of("point", id, "lon", where.get("lon"), "lat", where.get("lat")));
          case 2 -> Map.of("close", Map.of("point", id));
          default -> Map.of("hours", Map.of("point", id, "hours", someOtherHour()));
        };
    String body = Json.write(Map.of("at", at, "level", "DISTRICT", "changes", List.of(change)));
    return new Question() {
      @Override
      public HttpResponse<byte[]> ask() throws IOException, InterruptedException {
        return api.post("/api/v1/circle/what-if", body);
      }

      @Override
      public int wrong(Tree answer) {
        int wrong = rows(answer, "before");
        boolean refused = !answer.get("changes").list().get(0).get("refused").isNull();
        boolean closes = kind != 0 && open && !refused;
        boolean opens = !refused && (kind == 0 || kind == 1 && open);
        if (closes) {
          points.change(here, false);
        }
        if (opens) {
          points.change(there, true);
        }
        wrong += rows(answer, "after");
        if (opens) {
          points.change(there, false);
        }
        if (closes) {
          points.change(here, true);
        }
        // Who is refused though there is a street would make both figures equal, and right.
        return wrong + (refused && there.size() > 0 ? 1 : 0);
      }
    };
  }

  private String someOtherHour() {
    int from = (hour + 2) % 24;
    return "%02d:00-%02d:30".formatted(from, from);
  }

  private int rows(Tree answer, String member) {
    List<Tree> rows = answer.get("rows").list();
    int wrong = rows.size() == count(Unit.Level.DISTRICT) ? 0 : 1;
    for (Tree row : rows) {
      Coverage expected = points.of(row.get("unit").text());
      wrong += right(row.get(member), expected) ? 0 : 1;
    }
    return wrong;
  }

  private long count(Unit.Level level) {
    return city.units().stream().filter(unit -> unit.level() == level).count();
  }

  private static boolean right(Tree row, Coverage expected) {
    return row.get("people").number() == expected.people()
        && row.get("covered").number() == expected.covered()
        && row.get("communities").number() == expected.communities()
        && row.get("communitiesCovered").number() == expected.communitiesCovered();
  }

  /** The figures of every community, each time of another moment: one that nobody has asked for. */
  private Question figures(String walk, CoverageCount expected) {
    return new Question() {
      @Override
      public HttpResponse<byte[]> ask() throws IOException, InterruptedException {
        return api.get("/api/v1/circle?level=COMMUNITY&at=" + Instant.now() + walk);
      }

      @Override
      public int wrong(Tree answer) {
        List<Tree> rows = answer.get("rows").list();
        int wrong = rows.size() == count(Unit.Level.COMMUNITY) ? 0 : 1;
        for (Tree row : rows) {
          wrong += right(row, expected.of(row.get("unit").text(), true)) ? 0 : 1;
        }
        return wrong;
      }
    };
  }

  private Question cells() {
    return new Question() {
      @Override
      public HttpResponse<byte[]> ask() throws IOException, InterruptedException {
        return api.get("/api/v1/circle/cells?format=columns&at=" + Instant.now());
      }

      @Override
      public int wrong(Tree answer) {
        long[] expected = points.tenths();
        List<Tree> minutes = answer.get("minutes").list();
        List<Tree> ids = answer.get("id").list();
        int wrong = minutes.size() == expected.length ? 0 : expected.length;
        for (int cell = 0; wrong == 0 && cell < expected.length; cell++) {
          boolean same = ids.get(cell).text().equals(city.map().cells().get(cell).id());
          double told = minutes.get(cell).number();
          wrong += same && Math.round(told < 0 ? -1 : told * 10) == expected[cell] ? 0 : 1;
        }
        return wrong;
      }
    };
  }

  /** The next sites among the middles of communities. */
  private Question siting() {
    String body = Json.write(Map.of("at", at, "n", SITES, "from", "communities", "seconds", 10));
    return new Question() {
      @Override
      public HttpResponse<byte[]> ask() throws IOException, InterruptedException {
        return api.post("/api/v1/circle/siting", body);
      }

      @Override
      public int wrong(Tree answer) {
        long before = points.of(StreetCity.CODE).covered();
        List<Reach> chosen = new ArrayList<>();
        for (Tree site : answer.get("sites").list()) {
          Reach reach =
              city.reach(
                  new StreetCity.Position(site.get("lon").number(), site.get("lat").number()));
          points.change(reach, true);
          chosen.add(reach);
        }
        long adds = points.of(StreetCity.CODE).covered() - before;
        chosen.forEach(reach -> points.change(reach, false));
        double served = answer.get("served").number();
        ChildJvm.answer(
            "sitingGap",
            answer.get("candidates").text() + " sites, gap " + answer.get("gap").text());
        return (served == adds ? 0 : 1)
            // Fewer only where these reach whom any site reaches.
            + (chosen.size() == SITES || served == answer.get("bound").number() ? 0 : 1)
            + (answer.get("covered").number() == before ? 0 : 1)
            + (answer.get("greedy").get("served").number() <= served ? 0 : 1)
            + (served <= answer.get("bound").number() ? 0 : 1);
      }
    };
  }
}
