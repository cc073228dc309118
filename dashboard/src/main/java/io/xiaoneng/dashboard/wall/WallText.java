package io.xiaoneng.dashboard.wall;

import io.xiaoneng.dashboard.overview.Rate;
import io.xiaoneng.dashboard.page.Figures;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the picture into the page by the same paths and formats as the page's script does later,
 * so that what a wall shows first and what it shows then come from one place. A path such as {@code
 * city.it.lowest.0.name} goes through members and positions.
 */
public final class WallText {

  private final JsonNode picture;
  private final Figures figures;
  private final MessageSource messages;
  private final Locale locale;
  private final LocalDate today;

  WallText(
      WallPicture picture,
      JsonMapper json,
      Figures figures,
      MessageSource messages,
      Locale locale,
      LocalDate today) {
    this.picture = json.valueToTree(picture);
    this.figures = figures;
    this.messages = messages;
    this.locale = locale;
    this.today = today;
  }

  private JsonNode node(String path) {
    JsonNode node = picture;
    for (String step : path.split("\\.")) {
      node =
          step.matches("\\d{1,3}") && node.isArray()
              ? node.path(Integer.parseInt(step))
              : node.path(step);
    }
    return node;
  }

  /** Whether there is something: a value that is not null, false, 0 or an empty list. */
  public boolean has(String path) {
    JsonNode node = node(path);
    return !node.isMissingNode()
        && !node.isNull()
        && !(node.isBoolean() && !node.booleanValue())
        && !(node.isNumber() && node.doubleValue() == 0)
        && !(node.isString() && node.stringValue().isEmpty())
        && !(node.isArray() && node.isEmpty());
  }

  /** The plain value, for an attribute; null where there is none. */
  public @Nullable String plain(String path) {
    JsonNode node = node(path);
    return node.isMissingNode() || node.isNull() || node.isContainer() ? null : node.asString();
  }

  /** The value as readers see it; {@link Figures#NONE} where there is none. */
  public String text(String path, String format) {
    JsonNode node = node(path);
    if (node.isMissingNode() || node.isNull()) {
      return format.equals("said") || format.equals("left") ? "" : Figures.NONE;
    }
    return switch (format) {
      case "said" -> figures.name(node.path("zh").asString(""), node.path("en").asString(""), "");
      case "count" -> figures.count(node.doubleValue());
      case "percent" -> figures.percent(node.doubleValue());
      case "days" -> figures.days(node.doubleValue());
      case "number" -> figures.number(node.doubleValue());
      case "now", "wanted" -> measure(node, format.equals("now") ? "value" : "wanted");
      case "clock" -> figures.clock(Instant.parse(node.asString()));
      case "at" -> figures.at(Instant.parse(node.asString()));
      case "day" -> figures.shortDate(LocalDate.parse(node.asString()));
      case "left" -> left(LocalDate.parse(node.asString()));
      case "delta" -> orNothing(figures.delta(number(node, "value"), number(node, "before")));
      default ->
          format.startsWith("word:")
              ? word(format.substring(5) + node.asString())
              : node.asString();
    };
  }

  /** A figure of a target, in the target's unit. */
  private String measure(JsonNode target, String member) {
    Double value = number(target, member);
    if (value == null) {
      return Figures.NONE;
    }
    return switch (target.path("unit").asString("").toUpperCase(Locale.ROOT)) {
      case "RATIO" -> figures.percent(value) + "%";
      case "DAYS", "COUNTED-DAYS", "COUNTED_DAYS" -> figures.days(value) + " " + word("unit.days");
      case "MINUTES" -> figures.days(value) + " " + word("unit.minutes");
      default -> figures.number(value);
    };
  }

  /** The difference of the figures at two paths, as text. */
  public String change(String path, String before, String format) {
    Double now = number(node(path));
    Double then = number(node(before));
    return orNothing(
        format.equals("points") ? figures.points(now, then) : figures.change(now, then));
  }

  /** Where a value lies between two ends, as a length of a drawing. */
  public String x(String path, double from, double to) {
    return figures.x(number(node(path)), from, to);
  }

  /** The same of a value beside the one at another path, which is the whole length. */
  public String share(String path, String whole) {
    Double to = number(node(whole));
    return figures.x(number(node(path)), 0, to == null ? 0 : to);
  }

  /** Whether a share has too few cases to be judged. */
  public boolean few(String path) {
    Double n = number(node(path + ".n"));
    return n == null || n < Rate.ENOUGH;
  }

  private String left(LocalDate day) {
    long days = day.toEpochDay() - today.toEpochDay();
    String key = days < 0 ? "js.wall.over" : days == 0 ? "js.wall.due" : "js.wall.left";
    return messages.getMessage(key, new Object[] {Long.toString(Math.abs(days))}, locale);
  }

  private String word(String key) {
    return messages.getMessage("js.wall." + key, null, locale);
  }

  private static @Nullable Double number(JsonNode node, String member) {
    return number(node.path(member));
  }

  private static @Nullable Double number(JsonNode node) {
    return node.isNumber() ? node.doubleValue() : null;
  }

  private static String orNothing(@Nullable String text) {
    return text == null ? "" : text;
  }
}
