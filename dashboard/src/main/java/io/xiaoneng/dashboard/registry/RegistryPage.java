package io.xiaoneng.dashboard.registry;

import io.xiaoneng.circle.place.Datum;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.page.PageNotFoundException;
import io.xiaoneng.dashboard.registry.change.ChangeTable;
import io.xiaoneng.dashboard.registry.change.Moves;
import io.xiaoneng.registry.FieldSpec;
import io.xiaoneng.registry.RecordKind;
import io.xiaoneng.registry.change.CellValues;
import io.xiaoneng.registry.change.RecordChange;
import io.xiaoneng.registry.change.RecordTable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * {@code /registry}: the reference data, to look through and to change by CSV file. A file is shown
 * as what it would change before anything is.
 */
@Page
class RegistryPage {

  private static final int ON_A_PAGE = 50;
  private static final int MOST_COLUMNS = 6;
  private static final int MOST_SHOWN = 200;

  /** Cases that a preview shows at once; the others open. */
  private static final int FIRST_MOVED = 10;

  private static final int RECENT = 10;
  private static final int MOST_MOVED = 1_000;
  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

  private final RecordStore records;
  private final RecordReads reads;
  private final Imports imports;
  private final Moves moves;
  private final ChangeTable changes;
  private final CityClock clock;

  RegistryPage(
      RecordStore records,
      RecordReads reads,
      Imports imports,
      Moves moves,
      ChangeTable changes,
      CityClock clock) {
    this.records = records;
    this.reads = reads;
    this.imports = imports;
    this.moves = moves;
    this.changes = changes;
    this.clock = clock;
  }

  /** A kind with the number of its records. */
  public record Tab(RecordKind kind, int records) {}

  /**
   * A record as a row.
   *
   * @param cells of the columns
   * @param more every field that says something, by its label's field
   */
  public record Line(List<String> cells, Map<FieldSpec, String> more) {}

  /** A changed field as text. */
  public record Field(String name, String before, String after) {}

  /** A line of a file as it would change the registry. */
  public record Changed(int line, String key, String kind, List<Field> fields) {}

  @GetMapping("/registry")
  String overview(Model model, HttpServletRequest request) {
    return list("unit", "", 1, "", model, request);
  }

  @GetMapping("/registry/{kind}")
  String list(
      @PathVariable String kind,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "1") int page,
      @RequestParam(defaultValue = "") String done,
      Model model,
      HttpServletRequest request) {
    RecordKind known = kind(kind);
    int wanted = Math.max(1, Math.min(page, 1_000_000));
    RecordReads.Slice slice = reads.list(known, q, null, wanted - 1, ON_A_PAGE);
    List<FieldSpec> columns = columns(known);
    frame(known, model, request);
    model.addAttribute("q", q);
    model.addAttribute("done", done);
    model.addAttribute("changes", changes.changes(RECENT));
    model.addAttribute("columns", columns);
    model.addAttribute("slice", slice);
    model.addAttribute("page", wanted);
    model.addAttribute("pages", Math.max(1, (slice.total() + ON_A_PAGE - 1) / ON_A_PAGE));
    model.addAttribute(
        "lines", slice.records().stream().map(each -> line(known, columns, each)).toList());
    return "registry";
  }

  @GetMapping("/registry/changes/{id}")
  String moved(@PathVariable long id, Model model, HttpServletRequest request) {
    frame(RecordKind.UNIT, model, request);
    model.addAttribute("moved", changes.moved(id, MOST_MOVED));
    return "registry-moved";
  }

  @GetMapping("/registry/{kind}/template.csv")
  ResponseEntity<byte[]> template(@PathVariable String kind) {
    RecordKind known = kind(kind);
    return csv(kind + "-template.csv", RecordTable.template(known));
  }

  @GetMapping("/registry/{kind}/records.csv")
  ResponseEntity<byte[]> download(@PathVariable String kind) {
    RecordKind known = kind(kind);
    List<Map<String, @Nullable Object>> bodies = new ArrayList<>();
    records
        .keys(known)
        .forEach(
            key -> {
              Map<String, @Nullable Object> body = records.body(key);
              if (body != null) {
                bodies.add(body);
              }
            });
    return csv(kind + ".csv", RecordTable.write(known, bodies));
  }

  @PostMapping("/registry/{kind}/import")
  String look(
      @PathVariable String kind,
      @RequestParam MultipartFile file,
      @RequestParam(defaultValue = "WGS84") Datum datum,
      Model model,
      HttpServletRequest request)
      throws IOException {
    mustBeAdmin(request, kind);
    RecordKind known = kind(kind);
    Imports.Preview preview = imports.look(known, file.getBytes(), datum);
    frame(known, model, request);
    model.addAttribute("preview", preview);
    if (preview.token() != null) {
      Moves.Outlook outlook =
          moves.of(preview.lines().stream().map(RecordTable.Line::change).toList());
      int first = Math.min(outlook.cases().size(), FIRST_MOVED);
      model.addAttribute("outlook", outlook);
      model.addAttribute("first", outlook.cases().subList(0, first));
      model.addAttribute("rest", outlook.cases().subList(first, outlook.cases().size()));
    }
    model.addAttribute("file", String.valueOf(file.getOriginalFilename()));
    model.addAttribute(
        "shown", preview.lines().stream().limit(MOST_SHOWN).map(this::changed).toList());
    return "registry-import";
  }

  @PostMapping("/registry/{kind}/import/{token}")
  String confirm(
      @PathVariable String kind,
      @PathVariable String token,
      Principal user,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    mustBeAdmin(request, kind);
    RecordKind known = kind(kind);
    try {
      int published = imports.confirm(token, user.getName()).published();
      return "redirect:/registry/" + kind + "?done=" + published;
    } catch (Imports.UnknownTokenException | Imports.OvertakenException e) {
      return refused(known, "registry.overtaken", model, request);
    } catch (RegistryLogException e) {
      response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
      model.addAttribute("again", e.unknown() ? null : request.getRequestURI());
      return refused(known, e.unknown() ? "registry.unsure" : "registry.away", model, request);
    } catch (RegistryRefusedException e) {
      return refused(known, "registry.overtaken", model, request);
    }
  }

  private String refused(RecordKind kind, String why, Model model, HttpServletRequest request) {
    frame(kind, model, request);
    model.addAttribute("refused", why);
    return "registry-import";
  }

  private void frame(RecordKind kind, Model model, HttpServletRequest request) {
    model.addAttribute("now", clock.now());
    model.addAttribute("kind", kind);
    model.addAttribute(
        "placed", kind.fields().stream().anyMatch(each -> each.name().equals("lon")));
    model.addAttribute("datums", Datum.values());
    model.addAttribute("admin", request.isUserInRole("ADMIN"));
    model.addAttribute(
        "tabs",
        Arrays.stream(RecordKind.values())
            .map(each -> new Tab(each, records.keys(each).size()))
            .toList());
  }

  private static void mustBeAdmin(HttpServletRequest request, String kind) {
    if (!request.isUserInRole("ADMIN")) {
      throw new PageNotFoundException("registry", "/registry/" + kind + "/import");
    }
  }

  private static RecordKind kind(String name) {
    RecordKind kind = RecordKind.ofWireName(name);
    if (kind == null) {
      throw new PageNotFoundException("registry", "/registry/" + name);
    }
    return kind;
  }

  /** The fields that fit beside each other; the others open below. */
  private static List<FieldSpec> columns(RecordKind kind) {
    return kind.fields().stream()
        .filter(each -> !each.name().equals("nameEn") && !each.name().equals("auto"))
        .limit(MOST_COLUMNS)
        .toList();
  }

  private static Line line(
      RecordKind kind, List<FieldSpec> columns, Map<String, @Nullable Object> body) {
    Map<FieldSpec, String> more = new LinkedHashMap<>();
    for (FieldSpec each : kind.fields()) {
      String text = CellValues.write(body.get(each.name()));
      if (!text.isEmpty() && !columns.contains(each)) {
        more.put(each, text);
      }
    }
    return new Line(
        columns.stream().map(each -> CellValues.write(body.get(each.name()))).toList(), more);
  }

  private Changed changed(RecordTable.Line line) {
    RecordChange change = line.change();
    return new Changed(
        line.line(),
        change.key().toString(),
        change.kind().name(),
        change.fields().stream()
            .map(
                each ->
                    new Field(
                        each.field(),
                        CellValues.write(each.before()),
                        CellValues.write(each.after())))
            .toList());
  }

  private static ResponseEntity<byte[]> csv(String name, String text) {
    return ResponseEntity.ok()
        .contentType(CSV)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .body(text.getBytes(StandardCharsets.UTF_8));
  }
}
