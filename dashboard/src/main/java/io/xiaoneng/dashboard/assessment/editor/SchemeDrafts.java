package io.xiaoneng.dashboard.assessment.editor;

import io.xiaoneng.assessment.Scheme;
import io.xiaoneng.assessment.SchemeException;
import io.xiaoneng.dashboard.assessment.editor.SchemeReader.Frame;
import io.xiaoneng.dashboard.assessment.editor.SchemeReader.Read;
import io.xiaoneng.dashboard.assessment.editor.SchemeText.ClassText;
import io.xiaoneng.dashboard.assessment.scheme.SchemeBook;
import io.xiaoneng.dashboard.assessment.scheme.SchemeChecks;
import io.xiaoneng.dashboard.assessment.scheme.SchemeProblem;
import io.xiaoneng.dashboard.audit.AuditLog;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.metric.MetricDefinition.Text;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Drafts of schemes: whoever may write one may change and discard any. */
@Service
public class SchemeDrafts {

  private static final Pattern FAMILY = Pattern.compile("[a-z][a-z0-9-]{1,39}");
  private static final Text NO_DOCUMENT = new Text("—", "—");
  private static final int MOST_CLASSES = 20;

  private final DraftStore store;
  private final SchemeBook book;
  private final SchemeChecks checks;
  private final CityClock clock;
  private final AuditLog audit;

  SchemeDrafts(
      DraftStore store, SchemeBook book, SchemeChecks checks, CityClock clock, AuditLog audit) {
    this.store = store;
    this.book = book;
    this.checks = checks;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * A draft and what is to be said of it.
   *
   * @param scheme as it would be; null while something is wrong with the words and numbers
   * @param problems what is wrong, then what is odd
   * @param hands who may not adopt it, because they wrote it
   */
  public record Looked(
      Draft draft, @Nullable Scheme scheme, List<SchemeProblem> problems, List<String> hands) {

    /** Whether nothing stands in its way. */
    public boolean fit() {
      return scheme != null && problems.stream().allMatch(SchemeProblem::warning);
    }
  }

  /** Drafts that may be changed, by family and number. */
  public List<Draft> drafts() {
    return store.open();
  }

  /** That draft, while it is one. */
  public Optional<Looked> draft(String family, int version) {
    return store
        .find(family, version)
        .filter(each -> each.state() == Draft.State.DRAFT)
        .map(each -> looked(each, new Frame(family, version, NO_DOCUMENT, nextMonth(), null)));
  }

  private LocalDate nextMonth() {
    return YearMonth.from(clock.today()).plusMonths(1).atDay(1);
  }

  /** What is to be said of a draft that would be adopted so. */
  Looked looked(Draft draft, Frame frame) {
    Read read = SchemeReader.read(draft.text(), frame);
    List<SchemeProblem> problems = new ArrayList<>(read.problems());
    Scheme scheme = read.scheme();
    if (scheme != null) {
      scheme.classes().forEach(each -> problems.addAll(checks.of(each)));
      try {
        book.with(scheme);
      } catch (SchemeException e) {
        problems.add(SchemeProblem.wrong("overlap", "", "", String.valueOf(e.getMessage())));
      }
    }
    return new Looked(draft, scheme, problems, store.hands(draft.family(), draft.version()));
  }

  /**
   * Begins a draft.
   *
   * @param family an id of a family, or a new one
   * @param basedOn number of the version it begins as; null for an empty one
   * @return its number
   * @throws BadParameterException naming the field
   */
  @Transactional
  public int begin(String family, @Nullable Integer basedOn, Actor by) {
    String id = family.strip();
    if (!FAMILY.matcher(id).matches()) {
      throw new BadParameterException(
          "family",
          "family is \"%s\", must be 2 to 40 of a-z, 0-9 and -, beginning with a letter"
              .formatted(id));
    }
    SchemeText text =
        basedOn == null
            ? SchemeText.empty()
            : book.find(id, basedOn)
                .map(SchemeText::of)
                .orElseThrow(
                    () ->
                        new BadParameterException(
                            "version", "no version %s %d".formatted(id, basedOn)));
    int highest =
        book.adopted().stream()
            .filter(each -> each.scheme().id().equals(id))
            .mapToInt(each -> each.scheme().version())
            .max()
            .orElse(0);
    int version = Math.max(SchemeBook.FIRST_OF_CITY, Math.max(highest, store.highest(id)) + 1);
    try {
      store.add(id, version, text, by.name(), clock.now());
    } catch (DuplicateKeyException e) {
      throw new BadParameterException(
          "version", "somebody else has just begun %s %d; try again".formatted(id, version));
    }
    record(by, "scheme.drafted", id, version, basedOn == null ? "" : "from version " + basedOn);
    return version;
  }

  /**
   * Saves a change of the draft.
   *
   * @param revision that was read
   * @throws BadParameterException where there is no such draft, or somebody else changed it since
   */
  @Transactional
  public void change(
      String family, int version, int revision, UnaryOperator<SchemeText> change, Actor by) {
    Draft draft = open(family, version);
    SchemeText changed = change.apply(draft.text());
    if (changed.classes().size() > MOST_CLASSES) {
      throw new BadParameterException(
          "classes", "a scheme has at most " + MOST_CLASSES + " classes");
    }
    if (!store.save(family, version, revision, changed, by.name(), clock.now())) {
      throw stale(draft);
    }
    record(by, "scheme.draft-changed", family, version, "revision " + (revision + 1));
  }

  /**
   * Puts a class in the place of the one of that index; one more where the index is their number.
   *
   * @param index from 0
   * @throws BadParameterException where there is no such class, or as {@link #change}
   */
  @Transactional
  public void putClass(
      String family, int version, int revision, int index, ClassText put, Actor by) {
    change(
        family,
        version,
        revision,
        text -> {
          List<ClassText> classes = new ArrayList<>(text.classes());
          if (index < 0 || index > classes.size()) {
            throw new BadParameterException("class", "no class " + index);
          }
          if (index == classes.size()) {
            classes.add(put);
          } else {
            classes.set(index, put);
          }
          return text.with(classes);
        },
        by);
  }

  /** Takes a class out of the draft. Errors as {@link #putClass}. */
  @Transactional
  public void removeClass(String family, int version, int revision, int index, Actor by) {
    change(
        family,
        version,
        revision,
        text -> {
          List<ClassText> classes = new ArrayList<>(text.classes());
          if (index < 0 || index >= classes.size()) {
            throw new BadParameterException("class", "no class " + index);
          }
          classes.remove(index);
          return text.with(classes);
        },
        by);
  }

  /**
   * Ends a draft for good; its number is not given again.
   *
   * @throws BadParameterException as {@link #change}
   */
  @Transactional
  public void discard(String family, int version, int revision, Actor by) {
    Draft draft = open(family, version);
    if (!store.end(family, version, revision, Draft.State.DISCARDED, by.name(), clock.now())) {
      throw stale(draft);
    }
    record(by, "scheme.discarded", family, version, "");
  }

  /** A draft that may be changed. */
  Draft open(String family, int version) {
    return store
        .find(family, version)
        .filter(each -> each.state() == Draft.State.DRAFT)
        .orElseThrow(
            () ->
                new BadParameterException(
                    "version", "%s %d is no draft any more".formatted(family, version)));
  }

  static BadParameterException stale(Draft draft) {
    return new BadParameterException(
        "revision",
        "%s changed the draft since you read it; look at it again".formatted(draft.changedBy()));
  }

  private void record(Actor by, String action, String family, int version, String detail) {
    audit.record(by, action, "scheme/%s/%d".formatted(family, version), detail);
  }
}
