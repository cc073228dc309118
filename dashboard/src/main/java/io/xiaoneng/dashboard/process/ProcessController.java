package io.xiaoneng.dashboard.process;

import io.xiaoneng.dashboard.metric.BadParameterException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/process}, {@code /api/v1/process/log.xes}, {@code …/log.ocel.json}. */
@RestController
class ProcessController {

  private final TraceReader reader;

  ProcessController(TraceReader reader) {
    this.reader = reader;
  }

  /**
   * The map of the selected cases.
   *
   * @throws BadParameterException for a bad parameter, or where too many cases are selected
   */
  @GetMapping("/api/v1/process")
  ProcessMap map(HttpServletRequest request) {
    ProcessMapBuilder builder = new ProcessMapBuilder();
    reader.read(TraceSelection.of(request.getParameterMap()), builder::add);
    return builder.build();
  }

  /** The selected cases as XES. */
  @GetMapping("/api/v1/process/log.xes")
  void xes(HttpServletRequest request, HttpServletResponse response) throws IOException {
    TraceSelection selection = TraceSelection.of(request.getParameterMap());
    reader.check(selection);
    try (OutputStream out = download(response, "application/xml;charset=UTF-8", "cases.xes")) {
      XesWriter writer = new XesWriter(out);
      reader.read(selection, writer::write);
      writer.end();
    }
  }

  /** The selected cases as OCEL 2.0. */
  @GetMapping("/api/v1/process/log.ocel.json")
  void ocel(HttpServletRequest request, HttpServletResponse response) throws IOException {
    TraceSelection selection = TraceSelection.of(request.getParameterMap());
    reader.check(selection);
    try (OutputStream out = download(response, "application/json", "cases.ocel.json")) {
      OcelWriter writer = new OcelWriter(out);
      reader.read(selection, writer::write);
      writer.end();
    }
  }

  private static OutputStream download(HttpServletResponse response, String type, String name)
      throws IOException {
    response.setContentType(type);
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
    return new BufferedOutputStream(response.getOutputStream(), 1 << 16);
  }
}
