package io.xiaoneng.dashboard.report.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.dashboard.courier.CourierSettings;
import io.xiaoneng.dashboard.metric.BadParameterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldersTest {

  private static final CourierSettings SETTINGS =
      new CourierSettings("", "xiaoneng@city.example", false, false);

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        ".",
        "",
        "/",
        "/etc",
        "a/../b",
        "../a",
        "a/..",
        "a//b",
        "a/",
        "./a",
        ".ssh",
        "a/.hidden",
        "a\\..\\b",
        "a\nb",
        "a\u0000b",
        "c:",
        "~",
        "-rf",
        "a.",
        "a ",
        "%2e%2e"
      })
  void noPathLeadsOut(String path) {
    assertThatThrownBy(() -> Folders.checked(path)).isInstanceOf(BadParameterException.class);
  }

  @Test
  void foldersAreMadeBelowTheRoot() throws Exception {
    Path root = directory.resolve("root");
    Path made = new Folders(root).open("各单位/610102/2026 年（月报）");
    assertThat(made).isDirectory().startsWith(root.toRealPath());
  }

  @Test
  void aLinkIsNotFollowedWhereverItLeads() throws Exception {
    Path root = Files.createDirectory(directory.resolve("root"));
    Path outside = Files.createDirectory(directory.resolve("outside"));
    Path inside = Files.createDirectory(root.resolve("inside"));
    Files.createSymbolicLink(root.resolve("out"), outside);
    Files.createSymbolicLink(root.resolve("in"), inside);
    for (String path : List.of("out", "out/deeper", "in")) {
      assertThatThrownBy(() -> new Folders(root).open(path)).isInstanceOf(IOException.class);
    }
    assertThat(outside).isEmptyDirectory();
    Files.writeString(root.resolve("file"), "x");
    assertThatThrownBy(() -> new Folders(root).open("file")).isInstanceOf(IOException.class);
  }

  @Test
  void theRootItselfMayBeALink() throws Exception {
    Path real = Files.createDirectory(directory.resolve("real"));
    Path root = Files.createSymbolicLink(directory.resolve("link"), real);
    assertThat(new Folders(root).open("a")).isEqualTo(real.toRealPath().resolve("a"));
  }

  private static void refused(RecipientDraft draft, String field) {
    assertThatThrownBy(() -> draft.recipient(SETTINGS))
        .isInstanceOfSatisfying(
            BadParameterException.class, e -> assertThat(e.field()).isEqualTo(field));
  }

  @Test
  void whatIsWrongWithARecipientIsNamed() {
    String secret = "s".repeat(32);
    refused(new RecipientDraft(null, "a", null, null), "kind");
    refused(new RecipientDraft(RecipientKind.MAIL, " ", null, null), "target");
    refused(
        new RecipientDraft(RecipientKind.MAIL, "a@b.example, c@d.example", null, null), "target");
    refused(new RecipientDraft(RecipientKind.FOLDER, "../a", null, null), "target");
    refused(new RecipientDraft(RecipientKind.FOLDER, "a/{unit}", null, "610102"), "target");
    refused(new RecipientDraft(RecipientKind.FOLDER, "a", null, "each:DISTRICT"), "target");
    refused(new RecipientDraft(RecipientKind.FOLDER, "{unit}", null, "each:PLANET"), "scope");
    refused(new RecipientDraft(RecipientKind.FOLDER, "a", null, "61 01"), "scope");
    refused(new RecipientDraft(RecipientKind.FOLDER, "a", secret, null), "secret");
    refused(new RecipientDraft(RecipientKind.WEBHOOK, "https://a.example/", "x", null), "secret");
    refused(new RecipientDraft(RecipientKind.WEBHOOK, "http://a.example/", secret, null), "target");
    refused(new RecipientDraft(RecipientKind.WEBHOOK, "https://10.0.0.1/", secret, null), "target");
    Recipient good =
        new RecipientDraft(RecipientKind.WEBHOOK, "https://a.example/x?t=1", secret, "610102")
            .recipient(SETTINGS);
    assertThat(good.shownTarget()).isEqualTo("https://a.example/…");
    assertThat(good.toString()).doesNotContain(secret, "a.example");
  }

  @Test
  void aListIsReadLineByLineAndItsFirstMistakeIsNamed() {
    List<Recipient> read =
        RecipientDraft.lines(
            "MAIL a@b.example\n\n folder;units/610102;610102\nfolder\tunits/{unit}\teach:DISTRICT\n",
            SETTINGS);
    assertThat(read)
        .extracting(each -> each.scope().text())
        .containsExactly("", "610102", "each:DISTRICT");
    assertThatThrownBy(() -> RecipientDraft.lines("MAIL a@b.example\nMAIL nobody\n", SETTINGS))
        .hasMessageStartingWith("line 2: target");
    assertThatThrownBy(() -> RecipientDraft.lines("WEBHOOK https://a.example/", SETTINGS))
        .hasMessageContaining("MAIL or FOLDER");
    assertThatThrownBy(() -> RecipientDraft.lines(" \n", SETTINGS)).hasMessageContaining("empty");
  }
}
