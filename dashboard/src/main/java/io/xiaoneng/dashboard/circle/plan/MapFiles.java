package io.xiaoneng.dashboard.circle.plan;

import io.xiaoneng.dashboard.page.Packed;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the map draws and what seldom changes, each under a name that is made of its content: a
 * browser that has it never asks again. Kept are those that pages named last.
 */
@RestController
class MapFiles {

  private static final String PATH = "/circle/map/";

  /** Cells, their names and points in two languages: enough for several changes of the registry. */
  private static final int MOST = 16;

  private final Map<String, Packed> kept =
      new LinkedHashMap<>(2 * MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Packed> eldest) {
          return size() > MOST;
        }
      };

  /** A file and where it is read. */
  record Named(String address, Packed file) {}

  /** Keeps the content under a name of its own. */
  Named keep(MediaType type, byte[] content) {
    String name = Packed.name(content);
    synchronized (kept) {
      Packed file = kept.computeIfAbsent(name, key -> Packed.of(type, content));
      return new Named(PATH + name, file);
    }
  }

  /** Keeps what a page names again. */
  void keep(Named known) {
    synchronized (kept) {
      kept.put(known.address().substring(PATH.length()), known.file());
    }
  }

  @GetMapping(PATH + "{name}")
  ResponseEntity<byte[]> file(
      @PathVariable String name,
      @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, required = false)
          @Nullable String accepted) {
    Packed file;
    synchronized (kept) {
      file = kept.get(name);
    }
    return file == null ? ResponseEntity.notFound().build() : file.answer(accepted);
  }
}
