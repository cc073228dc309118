package io.xiaoneng.dashboard.circle.plan;

import io.xiaoneng.circle.CellMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the sheet of the present cells. */
@Component
class MapSheets {

  private final MapFiles files;
  private final JsonMapper json;
  private volatile @Nullable Kept kept;

  MapSheets(MapFiles files, JsonMapper json) {
    this.files = files;
    this.json = json;
  }

  private record Kept(CellMap map, MapSheet sheet, MapFiles.Named cells, MapFiles.Named ids) {}

  /**
   * A sheet that can be read.
   *
   * @param cells address of its bytes, another one for other cells
   * @param ids address of its ids as JSON, in the same order
   */
  record Readable(MapSheet sheet, String cells, String ids) {}

  /** The city's sheet. */
  Readable of(PlanCity city) {
    Kept known = kept;
    if (known == null || known.map() != city.map()) {
      MapSheet sheet = MapSheet.of(city);
      known =
          new Kept(
              city.map(),
              sheet,
              files.keep(MediaType.APPLICATION_OCTET_STREAM, sheet.bytes()),
              files.keep(MediaType.APPLICATION_JSON, json.writeValueAsBytes(sheet.ids())));
      kept = known;
    }
    files.keep(known.cells());
    files.keep(known.ids());
    return new Readable(known.sheet(), known.cells().address(), known.ids().address());
  }
}
