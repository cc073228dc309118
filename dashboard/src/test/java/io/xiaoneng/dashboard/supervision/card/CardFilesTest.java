package io.xiaoneng.dashboard.supervision.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.xiaoneng.dashboard.supervision.NoteRefusedException;
import io.xiaoneng.dashboard.supervision.Notes;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CardFilesTest extends CardTestBase {

  @Autowired private Notes notes;

  private int attach(CardFile file, String name, byte[] content) throws Exception {
    return http.perform(
            post("/api/v1/cards/{id}/attachments", file.id())
                .param("name", name)
                .contentType("application/octet-stream")
                .content(content)
                .with(as(SUPERVISOR)))
        .andReturn()
        .getResponse()
        .getStatus();
  }

  @Test
  void filesAreTakenByTheirContentAndComeBackToBeSaved() throws Exception {
    CardFile file = opened();
    byte[] pdf = "%PDF-1.7 …".getBytes(StandardCharsets.UTF_8);
    assertThat(attach(file, "依据.pdf", pdf)).isEqualTo(201);
    assertThat(attach(file, "..\\..\\evil.pdf", pdf)).isEqualTo(201);
    assertThat(attach(file, "picture.png", pdf)).isEqualTo(415);
    assertThat(attach(file, "tool.txt", new byte[] {'M', 'Z', 0, 1})).isEqualTo(415);
    assertThat(attach(file, "none.txt", new byte[0])).isEqualTo(400);
    String list =
        http.perform(get("/api/v1/cards/{id}", file.id()).with(as(SUPERVISOR)))
            .andExpect(jsonPath("$.attachments.length()").value(2))
            .andExpect(jsonPath("$.attachments[1].name").value("evil.pdf"))
            .andReturn()
            .getResponse()
            .getContentAsString();
    Object id = JsonPath.read(list, "$.attachments[0].id");
    http.perform(get("/api/v1/cards/{id}/attachments/{a}", file.id(), id).with(as(SUPERVISOR)))
        .andExpect(status().isOk())
        .andExpect(header().string("Content-Type", "application/pdf"))
        .andExpect(header().string("Content-Disposition", startsWith("attachment;")));
  }

  @Test
  void aFileThatIsTooLongIsRefusedBeforeItIsKept() throws Exception {
    CardFile file = opened();
    assertThatExceptionOfType(NoteRefusedException.class)
        .isThrownBy(
            () ->
                notes.attach(
                    file.matter(),
                    SUPERVISOR,
                    cards.hand(file, SUPERVISOR),
                    "long.pdf",
                    200L << 20,
                    new InputStream() {
                      @Override
                      public int read() {
                        throw new AssertionError("nothing is read of what is too long");
                      }
                    }))
        .satisfies(refused -> assertThat(refused.status().value()).isEqualTo(413));
    byte[] more = new byte[(20 << 20) + 1];
    System.arraycopy("%PDF-1.7".getBytes(StandardCharsets.US_ASCII), 0, more, 0, 8);
    assertThat(attach(file, "long.pdf", more)).isEqualTo(413);
    assertThat(cards.read(file.id(), SUPERVISOR)).isEqualTo(file);
  }
}
