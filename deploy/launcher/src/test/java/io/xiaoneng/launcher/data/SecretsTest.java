package io.xiaoneng.launcher.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
  @TempDir Path directory;
  private DataDirectory data;

  @BeforeEach
  void prepare() {
    data = DataDirectory.prepare(directory.resolve("data"));
  }

  @Test
  void whatIsNotPresetIsGeneratedOnceAndKeptUntilShown() {
    new Secrets(data).generate(name -> null, false);
    Map<String, String> generated = new Secrets(data).notYetShown();
    assertThat(generated)
        .containsOnlyKeys(
            Secrets.ADMIN_PASSWORD,
            Secrets.INGEST_TOKEN,
            Secrets.SECURITY_PASSWORD,
            Secrets.AUDITOR_PASSWORD);
    assertThat(generated.values()).doesNotHaveDuplicates().allMatch(value -> value.length() >= 16);

    new Secrets(data).generate(name -> null, false);
    assertThat(new Secrets(data).notYetShown()).isEqualTo(generated);
  }

  @Test
  void onceShownTheyAreGoneForGood() throws IOException {
    Secrets secrets = new Secrets(data);
    secrets.generate(name -> null, false);
    String password = secrets.notYetShown().getOrDefault(Secrets.ADMIN_PASSWORD, "");
    secrets.shown();
    secrets.generate(name -> null, false);
    assertThat(secrets.notYetShown()).isEmpty();
    try (var files = Files.walk(data.root())) {
      assertThat(files.filter(Files::isRegularFile))
          .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain(password));
    }
  }

  @Test
  void aMadeUpCityHasUsersOfEachRole() {
    Secrets secrets = new Secrets(data);
    secrets.generate(name -> null, true);
    assertThat(secrets.notYetShown()).containsKey(Secrets.DEMO_PASSWORD);
  }

  @Test
  void anInstallationFromBeforeThereWereOtherUsersHasTheirsGenerated() throws IOException {
    Files.createFile(data.conf().resolve("first-secrets.shown"));
    Secrets secrets = new Secrets(data);
    secrets.generate(name -> null, false);
    assertThat(secrets.notYetShown())
        .containsOnlyKeys(Secrets.SECURITY_PASSWORD, Secrets.AUDITOR_PASSWORD);
  }

  @Test
  void whatThePresetsSayIsNotGenerated() {
    Secrets secrets = new Secrets(data);
    secrets.generate(name -> name.equals(Secrets.INGEST_TOKEN) ? "0123456789abcdef" : "", false);
    assertThat(secrets.notYetShown())
        .containsOnlyKeys(
            Secrets.ADMIN_PASSWORD, Secrets.SECURITY_PASSWORD, Secrets.AUDITOR_PASSWORD);
  }

  @Test
  void onlyTheOwnerReadsThem() throws IOException {
    new Secrets(data).generate(name -> null, false);
    assertThat(Files.getPosixFilePermissions(data.conf().resolve("first-secrets.properties")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }
}
