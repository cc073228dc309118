package io.xiaoneng.dashboard.supervision;

import io.xiaoneng.dashboard.notice.Audience;
import io.xiaoneng.dashboard.notice.Notice;
import io.xiaoneng.dashboard.notice.NoticeBoard;
import io.xiaoneng.dashboard.notice.NoticeUrgency;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.Figures;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.supervision.MatterEntry;
import io.xiaoneng.supervision.Party;
import io.xiaoneng.supervision.Urgency;
import io.xiaoneng.task.Letter;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Hangs on the board what people should know of matters, in both languages, each occasion once. All
 * of it belongs to the caller's transaction.
 */
@Component
public class Tidings {

  private static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;
  private static final int LONGEST_LINE = 200;

  private final NoticeBoard board;
  private final MessageSource messages;
  private final CityClock clock;

  Tidings(NoticeBoard board, MessageSource messages, CityClock clock) {
    this.board = board;
    this.messages = messages;
    this.clock = clock;
  }

  /**
   * A step was taken: whoever it waits for now hears of it, and at the end everybody who had a part
   * in it. Nobody is told that it waits for them by their own step.
   *
   * @param due when the term that runs now ends; null for none
   */
  public void moved(MatterFile file, @Nullable Instant due) {
    MatterEntry last = file.course().last();
    Party turn = file.course().state().waitsFor();
    String key = file.matter() + "/" + file.course().version();
    if (turn == null) {
      tell(file, Party.UNIT, key + "/ended/UNIT", "tiding.ended", null);
      tell(file, Party.SUPERVISOR, key + "/ended/SUPERVISOR", "tiding.ended", null);
      return;
    }
    if (turn != last.party()) {
      tell(file, turn, key + "/turn", "tiding.turn", due);
    }
    if (file.course().version() == 1 && turn != Party.UNIT) {
      tell(file, Party.UNIT, key + "/begun", "tiding.begun", null);
    }
  }

  /** A term ends soon, has ended, or ended long ago; the last the leaders hear, too. */
  public void reminded(MatterFile file, Urgency urgency, Party turn, @Nullable Instant due) {
    String key = file.matter() + "/" + file.course().version() + "/" + urgency;
    String code = "tiding." + urgency;
    tell(file, turn, key, code, due);
    if (urgency == Urgency.ESCALATED) {
      post(file, Audience.of(Role.LEADER), key + "/LEADER", code, due);
      if (turn != Party.SUPERVISOR) {
        tell(file, Party.SUPERVISOR, key + "/SUPERVISOR", code, due);
      }
    }
  }

  /** A letter of the ladder was written to a unit. */
  public void written(Letter letter) {
    Matter matter = Matter.parse(letter.matter());
    hang(
        letter.matter() + "/letter/" + letter.rung() + "/" + letter.date(),
        Audience.of(letter.unit()),
        chinese ->
            word(
                chinese,
                "tiding.letter",
                word(chinese, "rung." + letter.rung()),
                named(chinese, matter)),
        chinese -> word(chinese, "tiding.basis", letter.basis()),
        matter.path());
  }

  /**
   * A unit that answers for the case hears that another, which held the step, was issued a card.
   *
   * @param link to what the unit may open; the card itself is not theirs
   */
  public void copied(MatterFile file, String unit, String link) {
    hang(
        file.matter() + "/copied",
        Audience.of(unit),
        chinese ->
            word(chinese, "tiding.copied", named(chinese, file.matter()), file.title(chinese)),
        chinese -> word(chinese, "tiding.copied.why"),
        link);
  }

  /** The mark that an upheld appeal left was taken back. */
  public void unmarked(MatterFile file) {
    String key = file.matter() + "/unmarked";
    tell(file, Party.UNIT, key + "/UNIT", "tiding.unmarked", null);
    tell(file, Party.SUPERVISOR, key + "/SUPERVISOR", "tiding.unmarked", null);
  }

  /**
   * Something that is not about one matter.
   *
   * @param words of both languages: the line for {@code true} is Chinese
   */
  public boolean hang(
      String key,
      Audience audience,
      Function<Boolean, String> words,
      Function<Boolean, String> text,
      String link) {
    return board.post(
        new Notice(
            key,
            audience,
            NoticeUrgency.NORMAL,
            line(words.apply(true)),
            line(words.apply(false)),
            text.apply(true),
            text.apply(false),
            link));
  }

  /** The words of a message in one of both languages. */
  public String word(boolean chinese, String code, Object... arguments) {
    return messages.getMessage(code, arguments, chinese ? CHINESE : Locale.ENGLISH);
  }

  private void tell(MatterFile file, Party party, String key, String code, @Nullable Instant due) {
    String unit = file.unit();
    switch (party) {
      case SUPERVISOR, PROGRAM -> post(file, Audience.of(Role.SUPERVISOR), key, code, due);
      case REVIEWER -> post(file, Audience.of(Role.REVIEWER), key, code, due);
      case UNIT -> {
        if (unit != null) {
          post(file, Audience.of(unit), key, code, due);
        }
      }
    }
  }

  private void post(
      MatterFile file, Audience audience, String key, String code, @Nullable Instant due) {
    String state = file.stateWords() + file.course().state().name();
    hang(
        key,
        audience,
        chinese ->
            word(
                chinese,
                code,
                named(chinese, file.matter()),
                word(chinese, state),
                file.title(chinese)),
        chinese -> due == null ? "" : word(chinese, "tiding.due", figures(chinese).at(due)),
        file.matter().path());
  }

  private String named(boolean chinese, Matter matter) {
    return word(chinese, "matter." + matter.kind(), Long.toString(matter.id()));
  }

  private Figures figures(boolean chinese) {
    return new Figures(chinese ? CHINESE : Locale.ENGLISH, clock.zone());
  }

  /** One line that a notice takes. */
  private static String line(String words) {
    String plain = words.replaceAll("\\p{Cntrl}", " ").strip();
    int end = Math.min(plain.length(), LONGEST_LINE);
    boolean split = end < plain.length() && Character.isHighSurrogate(plain.charAt(end - 1));
    return plain.substring(0, split ? end - 1 : end);
  }
}
