package io.xiaoneng.dashboard.assessment.scheme;

import io.xiaoneng.assessment.Scheme;
import io.xiaoneng.assessment.Schemes;
import io.xiaoneng.registry.Unit;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * The schemes that were ever in force or are announced. Schemes of one id are a family, of which at
 * most one holds on a day; families have nobody in common, and each is assessed by itself.
 */
@Service
public class SchemeBook {

  private final SchemeFile program;

  SchemeBook(SchemeFile program) {
    this.program = program;
  }

  /** Every version of every family, as they follow each other. */
  public Schemes all() {
    return Schemes.following(program.schemes().all());
  }

  /** All that hold on that day, by id; of each family at most one. */
  public List<Scheme> on(LocalDate day) {
    return all().on(day);
  }

  /** The one of that family that holds on that day. */
  public Optional<Scheme> on(String id, LocalDate day) {
    return all().on(id, day);
  }

  /** The one by which units of a level are scored on that day; empty where they are not. */
  public Optional<Scheme> scoring(Unit.Level level, LocalDate day) {
    return on(day).stream().filter(each -> each.classOf(level).isPresent()).findFirst();
  }

  /** That version of that family. */
  public Optional<Scheme> find(String id, int version) {
    return all().find(id, version);
  }
}
