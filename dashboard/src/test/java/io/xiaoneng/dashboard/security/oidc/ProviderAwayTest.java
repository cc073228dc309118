package io.xiaoneng.dashboard.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** A provider that nobody answers for: the program starts, says so, and the form works. */
@SpringBootTest(
    properties = {
      "xiaoneng.admin-password=a password for tests",
      "xiaoneng.ingest-token=0123456789abcdef0123456789abcdef",
      "xiaoneng.clickhouse=jdbc:clickhouse://127.0.0.1:1/default",
      "xiaoneng.kafka=127.0.0.1:1",
      "xiaoneng.clickhouse-patience=0s",
      "xiaoneng.oidc.issuer=http://127.0.0.1:1/city",
      "xiaoneng.oidc.client-id=xiaoneng",
    })
@AutoConfigureMockMvc
@ExtendWith(OutputCaptureExtension.class)
class ProviderAwayTest {

  private static final String SECRET = "never in any log 4711";

  @TempDir static Path data;

  @Autowired MockMvc http;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) throws IOException {
    Path secret = Files.writeString(data.resolve("secret"), SECRET + "\n");
    settings.add("xiaoneng.data", data::toString);
    settings.add("xiaoneng.oidc.client-secret-file", secret::toString);
  }

  @Test
  void whoTriesIsSentBackToTheFormWhichWorks(CapturedOutput output) throws Exception {
    http.perform(get("/login?lang=en"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Sign in with your organisation")));
    http.perform(get("/oauth2/authorization/organisation"))
        .andExpect(redirectedUrl("/login?oidc=provider"));
    http.perform(get("/login?oidc=provider&lang=en"))
        .andExpect(content().string(containsString("cannot be used at the moment")));
    assertThat(output.getOut())
        .contains("the identity provider http://127.0.0.1:1/city does not tell about itself")
        .contains("no connection; the form for signing in works")
        .doesNotContain(SECRET);
    http.perform(
            post("/login")
                .param("username", "admin")
                .param("password", "a password for tests")
                .with(csrf()))
        .andExpect(redirectedUrl("/"));
  }

  @Test
  void aReasonThatIsNoneIsNotShown() throws Exception {
    http.perform(get("/login?oidc=<b>made up")).andExpect(status().isOk());
  }

  private static OidcSettings settings(
      String issuer, String id, String secret, Path file, String scopes) {
    return new OidcSettings(issuer, id, secret, file, "preferred_username", scopes, "", "");
  }

  @Test
  void aSettingThatCannotWorkIsNamedAtTheStart() throws Exception {
    assertThat(settings("", "", "", null, "").isOn()).isFalse();
    assertThatThrownBy(() -> settings("http://id.example.gov.cn", "a", "b", null, "openid"))
        .hasMessageContaining("must be an https address");
    assertThatThrownBy(() -> settings("id example", "a", "b", null, "openid"))
        .hasMessageContaining("must be an https address");
    assertThatThrownBy(() -> settings("https://id.example.gov.cn", "", "b", null, "openid"))
        .hasMessageContaining("xiaoneng.oidc.client-id");
    assertThatThrownBy(() -> settings("https://id.example.gov.cn", "a", "", null, "openid"))
        .hasMessageContaining("client-secret");
    assertThatThrownBy(() -> settings("https://id.example.gov.cn", "a", "b", null, "profile"))
        .hasMessageContaining("openid must be among them");
    Path missing = data.resolve("missing");
    assertThatThrownBy(() -> settings("https://id.example.gov.cn", "a", "", missing, "openid"))
        .hasMessageContaining("cannot be read");
    Path empty = Files.writeString(data.resolve("empty"), "\n");
    assertThatThrownBy(() -> settings("https://id.example.gov.cn", "a", "", empty, "openid"))
        .hasMessageContaining("is empty");
    assertThat(settings("https://id.example.gov.cn", "a", SECRET, null, "openid").toString())
        .doesNotContain(SECRET);
  }
}
