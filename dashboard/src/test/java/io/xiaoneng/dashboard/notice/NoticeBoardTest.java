package io.xiaoneng.dashboard.notice;

import static io.xiaoneng.dashboard.notice.NoticeHouse.normal;
import static io.xiaoneng.dashboard.notice.NoticeHouse.notice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NoticeBoardTest {

  private static final Actor WANG = new Actor("wang", Set.of(Role.SUPERVISOR), null);
  private static final Actor LI = new Actor("li", Set.of(Role.SUPERVISOR, Role.REVIEWER), null);
  private static final Actor BOSS = new Actor("boss", Set.of(Role.LEADER), null);
  private static final Actor DISTRICT = new Actor("district", Set.of(Role.UNIT), "610102");
  private static final Actor OFFICE = new Actor("office", Set.of(Role.UNIT), "610102001");
  private static final Actor OTHER = new Actor("other", Set.of(Role.UNIT), "610103");

  private final NoticeHouse house = new NoticeHouse();
  private final NoticeBoard board = house.board;

  @AfterEach
  void close() {
    house.close();
  }

  private List<String> keys(Actor actor) {
    return board.of(actor).stream().map(each -> each.notice().key()).toList();
  }

  @Test
  void whatIsPostedTwiceHangsOnce() {
    assertThat(board.post(normal("a"))).isTrue();
    Notice other = notice("a", Audience.of(Role.LEADER), NoticeUrgency.URGENT);
    assertThat(board.post(other)).isFalse();
    assertThat(board.of(WANG)).singleElement().matches(each -> each.notice().equals(normal("a")));
    assertThat(keys(BOSS)).isEmpty();
  }

  @Test
  void whatIsRolledBackTellsNobody() {
    house.transaction.executeWithoutResult(
        status -> {
          assertThat(board.post(normal("a"))).isTrue();
          assertThat(board.post(normal("a"))).isFalse();
          status.setRollbackOnly();
        });
    assertThat(keys(WANG)).isEmpty();
    assertThat(board.post(normal("a"))).isTrue();
  }

  @Test
  void aUnitSeesWhatIsAboutItsSubtreeAndNobodyElseDoes() {
    board.post(notice("office", Audience.of("610102001"), NoticeUrgency.NORMAL));
    board.post(notice("district", Audience.of("610102"), NoticeUrgency.NORMAL));
    board.post(notice("units", Audience.of(Role.UNIT), NoticeUrgency.NORMAL));
    board.post(notice("both", new Audience(Role.SUPERVISOR, "610102001"), NoticeUrgency.NORMAL));
    assertThat(keys(OFFICE)).containsExactlyInAnyOrder("office", "units");
    assertThat(keys(DISTRICT)).containsExactlyInAnyOrder("office", "district", "units");
    assertThat(keys(OTHER)).containsExactly("units");
    assertThat(keys(WANG)).containsExactly("both");
    assertThat(keys(BOSS)).isEmpty();
    assertThat(keys(Actor.program("clock"))).isEmpty();
  }

  @Test
  void theBoardAndTheChannelsAgreeOnWhoIsAddressed() {
    List<Audience> audiences =
        List.of(
            Audience.of(Role.SUPERVISOR),
            Audience.of(Role.UNIT),
            Audience.of("610102"),
            Audience.of("610102001"),
            new Audience(Role.UNIT, "610102001"),
            new Audience(Role.LEADER, "610103"),
            Audience.person(LI.name()),
            Audience.person(OFFICE.name()));
    for (Audience audience : audiences) {
      board.post(notice(audience.toString(), audience, NoticeUrgency.NORMAL));
    }
    for (Actor actor : List.of(WANG, LI, BOSS, DISTRICT, OFFICE, OTHER, Actor.program("clock"))) {
      assertThat(keys(actor))
          .as(actor.name())
          .containsExactlyInAnyOrderElementsOf(
              audiences.stream()
                  .filter(each -> each.includes(actor, house.registry::subtree))
                  .map(Audience::toString)
                  .toList());
    }
  }

  @Test
  void unreadNoticesComeFirstAndEachReaderHasTheirOwnMarks() {
    board.post(normal("old"));
    board.post(normal("new"));
    long newest = board.of(WANG).get(0).id();
    board.markRead(WANG, newest);
    board.markRead(WANG, newest);
    assertThat(keys(WANG)).containsExactly("old", "new");
    assertThat(board.unread(WANG)).isEqualTo(1);
    assertThat(board.of(WANG).get(1).readAt()).isEqualTo(NoticeHouse.MORNING);
    assertThat(keys(LI)).containsExactly("new", "old");
    assertThat(board.unread(LI)).isEqualTo(2);
  }

  @Test
  void whatCameMeanwhileStaysUnread() {
    board.post(normal("seen"));
    long newest = board.of(WANG).get(0).id();
    board.post(normal("later"));
    assertThat(board.markAllRead(WANG, newest)).isEqualTo(1);
    assertThat(board.markAllRead(WANG, newest)).isZero();
    assertThat(board.unread(WANG)).isEqualTo(1);
    assertThat(board.unread(LI)).isEqualTo(2);
  }

  @Test
  void anotherUnitsNoticeCannotEvenBeMarked() {
    board.post(notice("office", Audience.of("610102001"), NoticeUrgency.NORMAL));
    long id = board.of(OFFICE).get(0).id();
    assertThatThrownBy(() -> board.markRead(OTHER, id)).isInstanceOf(NoticeMissingException.class);
    assertThat(board.markAllRead(OTHER, id)).isZero();
    assertThat(board.unread(OFFICE)).isEqualTo(1);
  }

  @Test
  void aNoticeIsForSomebodyAndItsLinkIsOurs() {
    assertThatThrownBy(() -> new Audience(null, null)).hasMessageContaining("for a role");
    for (String link :
        List.of("//elsewhere.example", "https://elsewhere.example", "/a b", "/\\a")) {
      assertThatThrownBy(
              () ->
                  new Notice(
                      "k", Audience.of(Role.LEADER), NoticeUrgency.NORMAL, "题", "t", "", "", link))
          .hasMessageContaining("link of a notice");
    }
    assertThatThrownBy(
            () ->
                new Notice(
                    "k",
                    Audience.of(Role.LEADER),
                    NoticeUrgency.NORMAL,
                    "题\r\nBcc: x",
                    "t",
                    "",
                    "",
                    ""))
        .hasMessageContaining("titleZh");
  }
}
