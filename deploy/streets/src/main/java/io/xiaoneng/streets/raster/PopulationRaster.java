package io.xiaoneng.streets.raster;

import io.xiaoneng.circle.place.Box;
import io.xiaoneng.streets.StreetsFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import mil.nga.tiff.FieldTagType;
import mil.nga.tiff.FileDirectory;
import mil.nga.tiff.ImageWindow;
import mil.nga.tiff.Rasters;
import mil.nga.tiff.TiffReader;
import mil.nga.tiff.util.TiffException;
import org.jspecify.annotations.Nullable;

/**
 * A part of a GeoTIFF of people per cell, in degrees WGS 84 with north up. Rows and columns are
 * those of the whole file, from 0 at its north-western corner.
 *
 * @param west degrees of the western edge of column 0
 * @param north degrees of the northern edge of row 0
 * @param stepLon degrees from one column to the next
 * @param stepLat degrees from one row to the next, southwards
 * @param noData the number that stands for no data; NaN where none is named
 */
record PopulationRaster(
    double west,
    double north,
    double stepLon,
    double stepLat,
    double noData,
    ImageWindow window,
    Rasters part) {

  private static final int MODEL_TYPE = 1024;
  private static final int GEOGRAPHIC = 2;
  private static final int RASTER_TYPE = 1025;
  private static final int PIXEL_IS_POINT = 2;
  private static final int GEOGRAPHIC_TYPE = 2048;
  private static final int WGS_84 = 4326;

  /** Entries of a key: id, where, how many, value. */
  private static final int KEY = 4;

  private static final long MOST_CELLS = 50_000_000;

  /**
   * Reads what lies within a rectangle.
   *
   * @throws StreetsFailure with one sentence where it is no such raster, or none of it lies there
   */
  static PopulationRaster read(Path file, Box within) throws IOException {
    try {
      FileDirectory image = TiffReader.readTiff(file.toFile()).getFileDirectory();
      return read(file, image, within);
    } catch (TiffException | IndexOutOfBoundsException | ClassCastException damaged) {
      throw new StreetsFailure(
          file + " is no GeoTIFF or damaged: " + damaged.getMessage(), damaged);
    }
  }

  private static PopulationRaster read(Path file, FileDirectory image, Box within) {
    List<Double> scale = image.getDoubleListEntryValue(FieldTagType.ModelPixelScale);
    List<Double> tie = image.getDoubleListEntryValue(FieldTagType.ModelTiepoint);
    if (scale == null || scale.size() < 2 || tie == null || tie.size() < 6) {
      throw new StreetsFailure(file + " does not say where it lies: ModelPixelScale is missing");
    }
    List<Integer> keys = image.getIntegerListEntryValue(FieldTagType.GeoKeyDirectory);
    int model = key(keys, MODEL_TYPE, GEOGRAPHIC);
    int datum = key(keys, GEOGRAPHIC_TYPE, WGS_84);
    if (model != GEOGRAPHIC || datum != WGS_84) {
      throw new StreetsFailure(
          file + " is not in degrees WGS 84 (EPSG:4326); turn it with gdalwarp -t_srs EPSG:4326");
    }
    if (image.getSamplesPerPixel() != 1) {
      throw new StreetsFailure(
          file + " has " + image.getSamplesPerPixel() + " bands, must have one: people per cell");
    }
    double stepLon = scale.get(0);
    double stepLat = scale.get(1);
    double shift = key(keys, RASTER_TYPE, 1) == PIXEL_IS_POINT ? 0.5 : 0;
    double west = tie.get(3) - (tie.get(0) + shift) * stepLon;
    double north = tie.get(4) + (tie.get(1) + shift) * stepLat;
    int width = image.getImageWidth().intValue();
    int height = image.getImageHeight().intValue();
    int minX = at((within.west() - west) / stepLon, width);
    int maxX = at(Math.ceil((within.east() - west) / stepLon), width);
    int minY = at((north - within.north()) / stepLat, height);
    int maxY = at(Math.ceil((north - within.south()) / stepLat), height);
    if (minX >= maxX || minY >= maxY) {
      throw new StreetsFailure(file + " holds nothing of the communities, which lie in " + within);
    }
    if ((long) (maxX - minX) * (maxY - minY) > MOST_CELLS) {
      throw new StreetsFailure(
          file + " has more than " + MOST_CELLS + " cells around the communities");
    }
    ImageWindow window = new ImageWindow(minX, minY, maxX, maxY);
    return new PopulationRaster(
        west, north, stepLon, stepLat, noData(image), window, image.readRasters(window));
  }

  private static int at(double place, int most) {
    return (int) Math.max(0, Math.min(most, Math.floor(place)));
  }

  private static int key(@Nullable List<Integer> keys, int id, int whenMissing) {
    if (keys != null) {
      for (int i = KEY; i + KEY <= keys.size(); i += KEY) {
        if (keys.get(i) == id && keys.get(i + 1) == 0) {
          return keys.get(i + 3);
        }
      }
    }
    return whenMissing;
  }

  private static double noData(FileDirectory image) {
    String told = image.getStringEntryValue(FieldTagType.GDAL_NODATA);
    if (told == null) {
      return Double.NaN;
    }
    try {
      return Double.parseDouble(told.replace("\0", "").strip());
    } catch (NumberFormatException none) {
      throw new StreetsFailure("GDAL_NODATA is '" + told + "', must be a number", none);
    }
  }

  /** Longitude of the middle of a column. */
  double lon(int column) {
    return west + (column + 0.5) * stepLon;
  }

  /** Latitude of the middle of a row. */
  double lat(int row) {
    return north - (row + 0.5) * stepLat;
  }

  /** The first column whose middle is not west of that longitude, within the part. */
  int columnFrom(double lon) {
    return (int) Math.max(window.getMinX(), Math.ceil((lon - west) / stepLon - 0.5));
  }

  /** The first row whose middle is not north of that latitude, within the part. */
  int rowFrom(double lat) {
    return (int) Math.max(window.getMinY(), Math.ceil((north - lat) / stepLat - 0.5));
  }

  /** People of a cell; NaN where nobody knows. Numbers below 0 are no data, too. */
  double people(int row, int column) {
    double told =
        part.getFirstPixelSample(column - window.getMinX(), row - window.getMinY()).doubleValue();
    // Files of single precision name their number in double precision.
    return told == noData || (float) told == (float) noData || told < 0 || Double.isInfinite(told)
        ? Double.NaN
        : told;
  }
}
