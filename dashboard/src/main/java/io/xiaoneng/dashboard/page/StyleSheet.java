package io.xiaoneng.dashboard.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** All style sheets but the colours in one answer, so that a first visit waits for it alone. */
@RestController
class StyleSheet {

  /** In the order in which they apply. */
  private static final List<String> PARTS =
      List.of(
          "base",
          "frame",
          "grid",
          "figures",
          "panels",
          "drawings",
          "tables",
          "charts",
          "overview",
          "today",
          "clocks",
          "case",
          "radar",
          "circle",
          "catalogue",
          "figure",
          "change",
          "explore",
          "registry",
          "circle-figures",
          "process",
          "supervision",
          "assess",
          "schemes",
          "reports",
          "entry",
          "help",
          "way",
          "phone",
          "print");

  private final Assets assets;
  private final Packed sheet;

  StyleSheet(Assets assets) {
    this.assets = assets;
    this.sheet = Packed.of(MediaType.valueOf("text/css;charset=UTF-8"), joined());
  }

  @GetMapping("/assets/{version}/css/pages.css")
  ResponseEntity<byte[]> sheet(
      @PathVariable String version,
      @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, required = false)
          @Nullable String accepted) {
    return assets.base().equals("/assets/" + version)
        ? sheet.answer(accepted)
        : ResponseEntity.notFound().build();
  }

  private static byte[] joined() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (String part : PARTS) {
      String name = "/static/assets/css/" + part + ".css";
      try (InputStream in = StyleSheet.class.getResourceAsStream(name)) {
        all.write(Objects.requireNonNull(in, name).readAllBytes());
        all.write('\n');
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + name, e);
      }
    }
    return all.toByteArray();
  }
}
