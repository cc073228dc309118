package io.xiaoneng.dashboard.assessment.scheme;

import io.xiaoneng.assessment.Scheme;
import io.xiaoneng.assessment.SchemeException;
import io.xiaoneng.assessment.Schemes;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.registry.Unit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The schemes that were ever in force or are announced: those of the program and those the city
 * adopted. Schemes of one id are a family, of which at most one holds on a day; families have
 * nobody in common, and each is assessed by itself.
 *
 * <p>A version of the program never replaces one of the city: where it would begin while one of the
 * city holds, it does not hold at all. So no new release of the program changes a city's rules.
 */
@Service
public class SchemeBook {

  /** Versions of a city have numbers from this one on, those of the program lower ones. */
  public static final int FIRST_OF_CITY = 101;

  private final SchemeFile program;
  private final SchemeStore store;
  private final CityClock clock;

  SchemeBook(SchemeFile program, SchemeStore store, CityClock clock) {
    this.program = program;
    this.store = store;
    this.clock = clock;
  }

  /** Every version that stands, of every family, as they follow each other. */
  public Schemes all() {
    return following(standing());
  }

  private List<Scheme> standing() {
    return store.all().stream().filter(AdoptedScheme::stands).map(AdoptedScheme::scheme).toList();
  }

  private Schemes following(List<Scheme> city) {
    Schemes own = Schemes.following(city);
    List<Scheme> all = new ArrayList<>(city);
    for (Scheme each : program.schemes().all()) {
      if (own.on(each.id(), each.from()).isEmpty()) {
        all.add(each);
      }
    }
    return Schemes.following(all);
  }

  /** All that hold on that day, by id; of each family at most one. */
  public List<Scheme> on(LocalDate day) {
    return all().on(day);
  }

  /** The one of that family that holds on that day. */
  public Optional<Scheme> on(String id, LocalDate day) {
    return all().on(id, day);
  }

  /**
   * The one by which a unit is scored on that day; empty where it is not.
   *
   * @param above level of the unit right above it; null for none
   */
  public Optional<Scheme> scoring(Unit.Level level, Unit.@Nullable Level above, LocalDate day) {
    return on(day).stream().filter(each -> each.classOf(level, above).isPresent()).findFirst();
  }

  /** That version of that family, whether or not it stands; its last day is as it follows. */
  public Optional<Scheme> find(String id, int version) {
    return all().find(id, version).or(() -> adopted(id, version).map(AdoptedScheme::scheme));
  }

  /** What the city adopted, withdrawn versions too, by family and number. */
  public List<AdoptedScheme> adopted() {
    return store.all();
  }

  /** That version of that family, where the city adopted it. */
  public Optional<AdoptedScheme> adopted(String id, int version) {
    return store.all().stream()
        .filter(each -> each.scheme().id().equals(id) && each.scheme().version() == version)
        .findFirst();
  }

  /** The schemes that come with the program, whether or not they hold. */
  public List<Scheme> ofProgram() {
    return program.schemes().all();
  }

  /**
   * What would hold with one more version.
   *
   * @throws SchemeException that names what it would overlap with
   */
  public Schemes with(Scheme more) {
    List<Scheme> city = new ArrayList<>(standing());
    city.add(more);
    return following(city);
  }

  /**
   * Keeps a version for good; within the caller's transaction.
   *
   * @throws SchemeException that names what it would overlap with
   * @throws org.springframework.dao.DuplicateKeyException where its number is taken
   */
  public void keep(Scheme scheme, String draftedBy, String adoptedBy) {
    with(scheme);
    store.add(scheme, draftedBy, adoptedBy, clock.now());
  }

  /** Takes back a version; whether it stood until now. Within the caller's transaction. */
  public boolean withdraw(Scheme scheme, String why, String by) {
    return store.withdraw(scheme.id(), scheme.version(), why, by, clock.now());
  }
}
