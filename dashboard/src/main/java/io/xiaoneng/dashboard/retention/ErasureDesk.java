package io.xiaoneng.dashboard.retention;

import io.xiaoneng.dashboard.audit.AuditLog;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.security.Actor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Takes requests for erasure, and writes down what was done. */
@Component
class ErasureDesk {

  private static final int LONGEST = 500;

  private final Erasure erasure;
  private final AuditLog audit;

  ErasureDesk(Erasure erasure, AuditLog audit) {
    this.erasure = erasure;
    this.audit = audit;
  }

  /**
   * What is to be erased: a case, or all of an applicant.
   *
   * @param caseId number of a case
   * @param applicant reference as senders send it, or its keyed hash; it is neither kept nor logged
   * @param reason the request it goes by, for the audit log
   * @param dryRun whether only to say what would be erased; true where it is missing
   */
  record Wanted(
      @Nullable String caseId,
      @Nullable String applicant,
      @Nullable String reason,
      @Nullable Boolean dryRun) {

    /** What is sought is not written anywhere by accident. */
    @Override
    public String toString() {
      return "Wanted[dryRun=" + dryRun + "]";
    }
  }

  /** A case with the number of its events that hold something to be erased. */
  record Line(String caseId, long events) {}

  /**
   * What was, or would be, erased.
   *
   * @param deadLetters refused events whose bytes go
   */
  record Answer(boolean dryRun, List<Line> cases, long deadLetters) {}

  Answer take(Wanted wanted, Actor actor) {
    String caseId = blankToNull(wanted.caseId());
    String applicant = blankToNull(wanted.applicant());
    if ((caseId == null) == (applicant == null)) {
      throw new BadParameterException("caseId", "either caseId or applicant must be given");
    }
    boolean dry = !Boolean.FALSE.equals(wanted.dryRun());
    String reason = blankToNull(wanted.reason());
    if (!dry && (reason == null || reason.length() > LONGEST)) {
      throw new BadParameterException(
          "reason", "reason must have 1 to " + LONGEST + " characters: the request it goes by");
    }
    List<String> cases = caseId == null ? of(String.valueOf(applicant)) : List.of(known(caseId));
    if (dry) {
      return new Answer(
          true,
          cases.stream().map(each -> new Line(each, erasure.holding(each))).toList(),
          erasure.lettersOf(cases, applicant));
    }
    long letters = erasure.eraseLetters(cases, applicant);
    List<Line> erased =
        cases.stream()
            .map(
                each -> {
                  Line line = new Line(each, erasure.erase(each));
                  audit.record(
                      actor, "case.erased", "case/" + each, line.events() + " events; " + reason);
                  return line;
                })
            .toList();
    if (letters > 0 || erased.isEmpty()) {
      audit.record(actor, "letters.erased", "dead-letters", letters + " letters; " + reason);
    }
    return new Answer(false, erased, letters);
  }

  private List<String> of(String applicant) {
    List<String> cases = erasure.casesOf(applicant);
    if (cases.size() > Erasure.MOST_CASES) {
      throw new BadParameterException(
          "applicant", "more than " + Erasure.MOST_CASES + " cases hold that; it is no one person");
    }
    return cases;
  }

  private String known(String caseId) {
    if (!erasure.known(caseId)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, "there is no case " + caseId);
    }
    return caseId;
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
