package io.xiaoneng.streets.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.streets.StreetsFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mil.nga.tiff.FieldTagType;
import mil.nga.tiff.FieldType;
import mil.nga.tiff.FileDirectory;
import mil.nga.tiff.Rasters;
import mil.nga.tiff.TIFFImage;
import mil.nga.tiff.TiffWriter;
import mil.nga.tiff.util.TiffConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A raster of four columns and three rows, a hundredth of a degree each, from 108.9 E, 34.3 N. */
class RasterCellsTest {

  private static final float UNKNOWN = -99999f;
  private static final float[][] PEOPLE = {
    {0.4f, 0.4f, 7f, 8f}, {0.4f, UNKNOWN, 0f, 16f}, {1f, 2f, 4f, Float.NaN}
  };

  @TempDir private Path directory;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @Test
  void everyCellBelongsToTheCommunityItsMiddleLiesInAndNoDataStaysEmpty() throws Exception {
    assertThat(cells(4326, WEST_AND_EAST))
        .containsExactly(
            "id,lon,lat,population,community",
            "raster-0-0,108.905000,34.295000,0,W",
            "raster-0-1,108.915000,34.295000,1,W",
            "raster-0-2,108.925000,34.295000,7,E",
            "raster-1-0,108.905000,34.285000,0,W",
            "raster-1-1,108.915000,34.285000,,W",
            "raster-1-2,108.925000,34.285000,0,E",
            "raster-2-0,108.905000,34.275000,1,W",
            "raster-2-1,108.915000,34.275000,2,W",
            "raster-2-2,108.925000,34.275000,4,E",
            "raster-2-3,108.935000,34.275000,,E");
    assertThat(said.toString(StandardCharsets.UTF_8))
        .startsWith("cells: 10 in 2 communities, 15 people; 2 without data; 0 in two");
  }

  @Test
  void aRasterThatIsNotInDegreesOrNoRasterIsRefusedWithASentence() throws Exception {
    assertThatThrownBy(() -> cells(3857, WEST_AND_EAST))
        .isInstanceOf(StreetsFailure.class)
        .hasMessageContaining("EPSG:4326");
    Path junk = Files.writeString(directory.resolve("junk.tif"), "not a raster at all, no");
    Path shapes = Files.writeString(directory.resolve("shapes.geojson"), WEST_AND_EAST);
    assertThatThrownBy(() -> run(junk, shapes))
        .isInstanceOf(StreetsFailure.class)
        .hasMessageContaining("junk.tif is no GeoTIFF");
  }

  @Test
  void communitiesThatLieElsewhereOrHaveNoCodeAreNamed() throws Exception {
    assertThatThrownBy(() -> cells(4326, WEST_AND_EAST.replace("108.9", "110.9")))
        .hasMessageContaining("holds nothing of the communities");
    assertThatThrownBy(() -> cells(4326, WEST_AND_EAST.replace("code", "number")))
        .hasMessageContaining("feature 1 has no property 'code'");
  }

  /** E has a hole around the two cells in its north-eastern corner. */
  private static final String WEST_AND_EAST =
      """
      {"type":"FeatureCollection","features":[
       {"type":"Feature","properties":{"code":"W"},"geometry":{"type":"Polygon","coordinates":
        [[[108.9,34.3],[108.92,34.3],[108.92,34.27],[108.9,34.27],[108.9,34.3]]]}},
       {"type":"Feature","properties":{"code":"E"},"geometry":{"type":"MultiPolygon","coordinates":
        [[[[108.92,34.3],[108.94,34.3],[108.94,34.27],[108.92,34.27],[108.92,34.3]],
          [[108.931,34.299],[108.939,34.299],[108.939,34.281],[108.931,34.281],[108.931,34.299]]]]}}
      ]}
      """;

  private List<String> cells(int datum, String shapes) throws IOException {
    Path file = directory.resolve("people.tif");
    Rasters raster = new Rasters(4, 3, 1, FieldType.FLOAT);
    for (int y = 0; y < 3; y++) {
      for (int x = 0; x < 4; x++) {
        raster.setFirstPixelSample(x, y, PEOPLE[y][x]);
      }
    }
    FileDirectory image = new FileDirectory();
    image.setImageWidth(4);
    image.setImageHeight(3);
    image.setBitsPerSample(FieldType.FLOAT.getBits());
    image.setSamplesPerPixel(1);
    image.setSampleFormat(TiffConstants.SAMPLE_FORMAT_FLOAT);
    image.setRowsPerStrip(raster.calculateRowsPerStrip(TiffConstants.PLANAR_CONFIGURATION_CHUNKY));
    image.setPlanarConfiguration(TiffConstants.PLANAR_CONFIGURATION_CHUNKY);
    image.setCompression(TiffConstants.COMPRESSION_NO);
    image.setPhotometricInterpretation(TiffConstants.PHOTOMETRIC_INTERPRETATION_BLACK_IS_ZERO);
    image.setDoubleListEntryValue(FieldTagType.ModelPixelScale, List.of(0.01, 0.01, 0.0));
    image.setDoubleListEntryValue(
        FieldTagType.ModelTiepoint, List.of(0.0, 0.0, 0.0, 108.9, 34.3, 0.0));
    image.setUnsignedIntegerListEntryValue(
        FieldTagType.GeoKeyDirectory,
        List.of(1, 1, 0, 3, 1024, 0, 1, 2, 1025, 0, 1, 1, 2048, 0, 1, datum));
    image.setStringEntryValue(FieldTagType.GDAL_NODATA, "-99999");
    image.setWriteRasters(raster);
    TiffWriter.writeTiff(file.toFile(), new TIFFImage(List.of(image)));
    run(file, Files.writeString(directory.resolve("shapes.geojson"), shapes));
    return Files.readAllLines(directory.resolve("cells.csv"));
  }

  private void run(Path raster, Path shapes) throws IOException {
    RasterCells.run(
        new String[] {
          "--raster", raster.toString(),
          "--communities", shapes.toString(),
          "--out", directory.resolve("cells.csv").toString()
        },
        new PrintStream(said, true, StandardCharsets.UTF_8));
  }
}
