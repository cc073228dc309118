package io.xiaoneng.dashboard.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xiaoneng.dashboard.ApiTestBase;
import io.xiaoneng.dashboard.registry.RegistryLogForTests.RememberingRegistryLog;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.ResultActions;

/** A file that is confirmed while the broker is gone. */
@Import(RegistryLogForTests.class)
class RegistryFileAwayTest extends ApiTestBase {

  @Autowired RememberingRegistryLog log;

  @AfterEach
  void back() {
    log.away = false;
  }

  private ResultActions confirm(String address, String language) throws Exception {
    return http.perform(
        post(address).param("lang", language).with(user("admin").roles("ADMIN")).with(csrf()));
  }

  @Test
  void nothingIsWrittenNothingIsLostAndTheSameIsTriedAgain() throws Exception {
    MockMultipartFile file =
        new MockMultipartFile(
            "file",
            "units.csv",
            "text/csv",
            "code,nameZh\naway-1,新单位\n".getBytes(StandardCharsets.UTF_8));
    String page =
        http.perform(
                multipart("/registry/unit/import")
                    .file(file)
                    .with(user("admin").roles("ADMIN"))
                    .with(csrf()))
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    Matcher found = Pattern.compile("/registry/unit/import/[0-9a-f-]{36}").matcher(page);
    assertThat(found.find()).isTrue();
    String address = found.group();
    int before = log.size();
    log.away = true;
    confirm(address, "zh")
        .andExpect(status().isServiceUnavailable())
        .andExpect(content().string(containsString("未作任何改动")))
        .andExpect(content().string(containsString("action=\"" + address)));
    confirm(address, "en")
        .andExpect(status().isServiceUnavailable())
        .andExpect(content().string(containsString("nothing was changed")));
    assertThat(log.size()).isEqualTo(before);
    log.away = false;
    confirm(address, "zh").andExpect(redirectedUrl("/registry/unit?done=1"));
    assertThat(log.size()).isEqualTo(before + 1);
  }
}
