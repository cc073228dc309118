package io.xiaoneng.dashboard.assessment.scheme;

import io.xiaoneng.assessment.Scheme;
import io.xiaoneng.assessment.SchemeClass;
import io.xiaoneng.assessment.SchemeException;
import io.xiaoneng.assessment.SchemeJson;
import io.xiaoneng.assessment.SchemeLine;
import io.xiaoneng.assessment.Schemes;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.metric.MetricDefinition.Direction;
import io.xiaoneng.statistics.Better;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;

/** The schemes that come with the program, from {@code assessment/schemes.json}. */
@Component
class SchemeFile {

  private static final String FILE = "/assessment/schemes.json";

  private final Schemes schemes;

  SchemeFile() {
    this.schemes = checked(read());
  }

  /** All of them. */
  Schemes schemes() {
    return schemes;
  }

  private static Schemes read() {
    try (InputStream in = SchemeFile.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks " + FILE);
      }
      return SchemeJson.parse(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
  }

  /**
   * The same, held against the catalogue.
   *
   * @throws SchemeException where a line's metric is not in it, or is good the other way
   */
  static Schemes checked(Schemes schemes) {
    for (Scheme scheme : schemes.all()) {
      for (SchemeClass each : scheme.classes()) {
        each.lines().forEach(SchemeFile::check);
      }
    }
    return schemes;
  }

  private static void check(SchemeLine line) {
    MetricDefinition metric = MetricCatalogue.find(line.metric());
    if (metric == null) {
      throw new SchemeException("there is no metric " + line.metric());
    }
    Direction good = line.scoring().better() == Better.LOWER ? Direction.DOWN : Direction.UP;
    if (metric.direction() != good) {
      throw new SchemeException(
          line.metric() + " is " + metric.direction() + " in the catalogue, scored as " + good);
    }
  }
}
