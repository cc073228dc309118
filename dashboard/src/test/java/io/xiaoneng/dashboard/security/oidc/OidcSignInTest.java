package io.xiaoneng.dashboard.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.dashboard.audit.AuditEntry;
import io.xiaoneng.dashboard.audit.AuditLog;
import io.xiaoneng.dashboard.audit.AuditReader;
import io.xiaoneng.dashboard.security.Accounts;
import io.xiaoneng.dashboard.security.BoundIdentities;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.dashboard.security.SignInGuard;
import io.xiaoneng.dashboard.security.SignedIn;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole way over HTTP, to a real provider and back. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "xiaoneng.admin-password=a password for tests",
      "xiaoneng.ingest-token=0123456789abcdef0123456789abcdef",
      "xiaoneng.clickhouse=jdbc:clickhouse://127.0.0.1:1/default",
      "xiaoneng.kafka=127.0.0.1:1",
      "xiaoneng.clickhouse-patience=0s",
      "xiaoneng.oidc.client-id=" + ProviderForTests.CLIENT,
      "xiaoneng.oidc.client-secret=" + ProviderForTests.SECRET,
      "xiaoneng.oidc.name=城市通"
    })
class OidcSignInTest {

  private static final ProviderForTests PROVIDER = new ProviderForTests();

  @TempDir static Path data;

  @LocalServerPort int port;
  @Autowired Accounts accounts;
  @Autowired Identities identities;
  @Autowired BoundIdentities bound;
  @Autowired SignInGuard guard;
  @Autowired SignedIn signedIn;
  @Autowired AuditReader reader;
  @Autowired AuditLog audit;

  private final Browser browser = new Browser();

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    settings.add("xiaoneng.data", data::toString);
    settings.add("xiaoneng.oidc.issuer", PROVIDER::issuer);
  }

  @AfterAll
  static void stop() {
    PROVIDER.close();
  }

  @BeforeEach
  void tellTheProvider() {
    PROVIDER.registered(pages());
    PROVIDER.secret = ProviderForTests.SECRET;
    PROVIDER.forging = false;
    PROVIDER.names.clear();
    // Of one address the log takes few answers that the provider never gave.
    guard.release("identity provider 127.0.0.1");
  }

  private String pages() {
    return "http://127.0.0.1:" + port;
  }

  private void account(String name, Role role, boolean mustChange) {
    if (!accounts.exists(name)) {
      accounts.create(name, "nobody types this one", Set.of(role), null, mustChange);
    }
  }

  /** From the button to the provider's answer, which the browser has not followed yet. */
  private String vouchedFor(Browser by, String person) throws Exception {
    String asked = Browser.target(by.get(pages() + "/oauth2/authorization/organisation"));
    HttpResponse<String> answer = by.get(asked);
    if (Browser.target(answer).endsWith("/login")) {
      by.get(Browser.target(answer));
      answer =
          by.post(
              PROVIDER.issuer() + "/login",
              Map.of("username", person, "password", ProviderForTests.PASSWORD));
      answer = by.get(Browser.target(answer));
    }
    if (answer.statusCode() == 200) {
      answer =
          by.post(
              PROVIDER.issuer() + "/oauth2/authorize",
              Map.of(
                  "client_id",
                  ProviderForTests.CLIENT,
                  "state",
                  Browser.hidden(answer, "state"),
                  "scope",
                  "profile"));
    }
    return Browser.target(answer);
  }

  /** The same with the last step: where the program sends the browser then. */
  private String signIn(Browser by, String person) throws Exception {
    return Browser.target(by.get(vouchedFor(by, person)));
  }

  private String wordsAt(String address) throws Exception {
    return new Browser().get(address + "&lang=en").body();
  }

  private List<AuditEntry> log(String subject) {
    return reader.search(
        new AuditReader.Search(null, null, subject, null, null), Long.MAX_VALUE, 100);
  }

  @Test
  void whoHasAnAccountComesInWithItsRightsAndOutAgainAtTheProviderToo() throws Exception {
    account("mei", Role.LEADER, true);
    HttpResponse<String> login = browser.get(pages() + "/login");
    assertThat(login.body())
        .contains("使用城市通登录")
        .contains("href=\"/oauth2/authorization/organisation\"");
    String asked = Browser.target(browser.get(pages() + "/oauth2/authorization/organisation"));
    assertThat(asked)
        .startsWith(PROVIDER.issuer() + "/oauth2/authorize?")
        .contains("response_type=code", "state=", "nonce=", "code_challenge=")
        .contains("code_challenge_method=S256")
        .doesNotContain(ProviderForTests.SECRET.substring(4));
    String before = browser.cookie("XIAONENG_SESSION");

    assertThat(signIn(browser, "mei")).isEqualTo(pages() + "/");
    assertThat(browser.cookie("XIAONENG_SESSION")).isNotEmpty().isNotEqualTo(before);
    HttpResponse<String> account = browser.get(pages() + "/account");
    assertThat(account.body()).contains("<code>mei</code>", "领导");
    // No local password, no duty to change it.
    assertThat(browser.get(pages() + "/metrics").statusCode()).isEqualTo(200);
    assertThat(browser.get(pages() + "/users").statusCode()).isEqualTo(403);
    assertThat(log("user/mei"))
        .anyMatch(
            each -> each.action().equals("login") && each.detail().endsWith("identity provider"))
        .anyMatch(each -> each.action().equals("identity.bound"));

    // Browsers apply a page's policy to where its form leads in the end.
    assertThat(account.headers().firstValue("Content-Security-Policy").orElseThrow())
        .endsWith("form-action 'self' " + PROVIDER.issuer());
    HttpResponse<String> left =
        browser.post(pages() + "/logout", Map.of("_csrf", Browser.hidden(account, "_csrf")));
    assertThat(Browser.target(left))
        .startsWith(PROVIDER.issuer() + "/connect/logout?")
        .contains("id_token_hint=");
    assertThat(Browser.target(browser.get(Browser.target(left))))
        .isEqualTo(pages() + "/login?logout");
    assertThat(Browser.target(browser.get(pages() + "/account"))).isEqualTo(pages() + "/login");
    assertThat(log("user/mei")).anyMatch(each -> each.action().equals("logout"));
    // The provider asks again: it has forgotten them, too.
    String anew = Browser.target(browser.get(pages() + "/oauth2/authorization/organisation"));
    assertThat(Browser.target(browser.get(anew))).endsWith("/login");
  }

  @Test
  void whomNobodyKnowsHereHearsSo() throws Exception {
    String refused = signIn(browser, "stranger");
    assertThat(refused).isEqualTo(pages() + "/login?oidc=unknown");
    assertThat(wordsAt(refused)).contains("there is no account for you here");
    assertThat(Browser.target(browser.get(pages() + "/account"))).endsWith("/login");
    assertThat(log("user/?"))
        .anyMatch(
            each ->
                each.action().equals("login.failed")
                    && each.detail().contains("preferred_username stranger"));
  }

  @Test
  void whoIsSwitchedOffOrLockedStaysOut() throws Exception {
    account("off", Role.LEADER, false);
    accounts.setRights("off", Set.of(Role.LEADER), null, false);
    String refused = signIn(browser, "off");
    assertThat(refused).endsWith("/login?oidc=off");
    assertThat(wordsAt(refused)).contains("switched off");
    assertThat(log("user/off")).anyMatch(each -> each.action().equals("login.failed"));

    account("locked", Role.LEADER, false);
    for (int i = 0; i < 5; i++) {
      guard.failed("locked", "10.0.0.9");
    }
    assertThat(signIn(new Browser(), "locked")).endsWith("/login?oidc=locked");
    guard.release("locked");
    assertThat(signIn(new Browser(), "locked")).isEqualTo(pages() + "/");
  }

  @Test
  void changedRightsEndTheSessionOfWhoCameThatWay() throws Exception {
    account("lin", Role.LEADER, false);
    signIn(browser, "lin");
    assertThat(browser.get(pages() + "/metrics").statusCode()).isEqualTo(200);
    signedIn.out("lin");
    assertThat(Browser.target(browser.get(pages() + "/metrics"))).endsWith("/login");
  }

  @Test
  void anotherPersonUnderTheSameNameIsRefusedUntilTheNameIsReleased() throws Exception {
    account("wei", Role.LEADER, false);
    PROVIDER.names.put("wei-the-first", "wei");
    PROVIDER.names.put("wei-the-second", "wei");
    assertThat(signIn(browser, "wei-the-first")).isEqualTo(pages() + "/");
    String refused = signIn(new Browser(), "wei-the-second");
    assertThat(refused).endsWith("/login?oidc=another");
    assertThat(wordsAt(refused)).contains("belongs to another person");
    assertThat(log("user/wei"))
        .anyMatch(
            each ->
                each.action().equals("login.failed")
                    && each.detail().contains("sub wei-the-second"));
    assertThat(bound.usernames()).contains("wei");
    assertThat(bound.release("wei")).isTrue();
    assertThat(signIn(new Browser(), "wei-the-second")).isEqualTo(pages() + "/");
    assertThat(signIn(new Browser(), "wei-the-first")).endsWith("/login?oidc=another");
    // Nor does one person have two accounts.
    account("wei2", Role.LEADER, false);
    PROVIDER.names.put("wei-the-second", "wei2");
    assertThat(signIn(new Browser(), "wei-the-second")).endsWith("/login?oidc=another");
  }

  @Test
  void anAnswerWithAnotherStateOrComingTwiceIsNotTaken() throws Exception {
    account("tao", Role.LEADER, false);
    String answer = vouchedFor(browser, "tao");
    String tampered = answer.replaceFirst("state=[^&]*", "state=made-up");
    assertThat(tampered).isNotEqualTo(answer);
    String refused = Browser.target(browser.get(tampered));
    assertThat(refused).endsWith("/login?oidc=again");
    assertThat(wordsAt(refused)).contains("start again");
    assertThat(Browser.target(browser.get(pages() + "/account"))).endsWith("/login");
    // Another browser, which did not begin it.
    String stolen = vouchedFor(browser, "tao");
    assertThat(Browser.target(new Browser().get(stolen))).endsWith("/login?oidc=again");
    assertThat(Browser.target(browser.get(stolen))).startsWith(pages() + "/account");
    assertThat(Browser.target(browser.get(stolen))).endsWith("/login?oidc=again");
    assertThat(log("user/?"))
        .anyMatch(each -> each.detail().endsWith("authorization_request_not_found"));
  }

  @Test
  void aTokenThatAnotherKeySignedIsNotBelieved() throws Exception {
    account("fang", Role.LEADER, false);
    PROVIDER.forging = true;
    String refused = signIn(browser, "fang");
    assertThat(refused).endsWith("/login?oidc=provider");
    assertThat(Browser.target(browser.get(pages() + "/account"))).endsWith("/login");
    assertThat(log("user/?")).anyMatch(each -> each.detail().endsWith("invalid_id_token"));
    PROVIDER.forging = false;
    assertThat(signIn(browser, "fang")).startsWith(pages() + "/account");
  }

  @Test
  void withAWrongSecretTheFormStillWorks() throws Exception {
    account("gao", Role.LEADER, false);
    PROVIDER.secret = "another by now";
    String refused = signIn(browser, "gao");
    assertThat(refused).endsWith("/login?oidc=provider");
    HttpResponse<String> login = browser.get(refused + "&lang=en");
    assertThat(login.body()).contains("use your user name and password");
    HttpResponse<String> entered =
        browser.post(
            pages() + "/login",
            Map.of(
                "username",
                "admin",
                "password",
                "a password for tests",
                "_csrf",
                Browser.hidden(login, "_csrf")));
    assertThat(Browser.target(entered)).isEqualTo(pages() + "/");
    HttpResponse<String> account = browser.get(pages() + "/account");
    HttpResponse<String> left =
        browser.post(pages() + "/logout", Map.of("_csrf", Browser.hidden(account, "_csrf")));
    assertThat(Browser.target(left)).isEqualTo(pages() + "/login?logout");
  }

  @Test
  void aMailAddressCountsOnlyWhereTheProviderHasCheckedIt() {
    account("qi@example.gov.cn", Role.LEADER, false);
    OidcSettings byMail =
        new OidcSettings(
            "https://id.example.gov.cn", "c", "s", null, "email", "openid email", "", "");
    Doorkeeper doorkeeper = new Doorkeeper(byMail, accounts, identities, guard, audit);
    assertThatThrownBy(() -> doorkeeper.admit(mail("qi@example.gov.cn", false), "10.0.0.1"))
        .isInstanceOfSatisfying(
            NotAdmittedException.class, e -> assertThat(e.why()).isEqualTo(Why.UNKNOWN));
    assertThat(doorkeeper.admit(mail("qi@example.gov.cn", true), "10.0.0.1").getUsername())
        .isEqualTo("qi@example.gov.cn");
  }

  private static DefaultOidcUser mail(String address, boolean checked) {
    Instant now = Instant.now();
    OidcIdToken token =
        new OidcIdToken(
            "token",
            now,
            now.plusSeconds(60),
            Map.of("sub", "17", "email", address, "email_verified", checked));
    return new DefaultOidcUser(List.of(), token);
  }
}
