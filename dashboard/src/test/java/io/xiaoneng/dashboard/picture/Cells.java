package io.xiaoneng.dashboard.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.imageio.ImageIO;

/**
 * A picture reduced to the average colours of its squares. Most of what machines draw differently,
 * the edges of letters, is gone at that size; what readers would call a change is not.
 */
final class Cells {

  /** Side of a square, in pixels of the screen. */
  static final int SIDE = 4;

  /** Colours are told in steps of this, so that stored pictures are small. */
  private static final int STEP = 4;

  private static final int CHANNELS = 3;

  private final int width;
  private final int height;
  private final int[] values;

  private Cells(int width, int height) {
    this.width = width;
    this.height = height;
    this.values = new int[width * height * CHANNELS];
  }

  /** The averages of a picture as the screen has it; squares at the edge may be smaller. */
  static Cells of(BufferedImage picture) {
    int width = (picture.getWidth() + SIDE - 1) / SIDE;
    int height = (picture.getHeight() + SIDE - 1) / SIDE;
    Cells cells = new Cells(width, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        cells.average(picture, x, y);
      }
    }
    return cells;
  }

  private void average(BufferedImage picture, int x, int y) {
    int right = Math.min(picture.getWidth(), (x + 1) * SIDE);
    int bottom = Math.min(picture.getHeight(), (y + 1) * SIDE);
    int[] sums = new int[CHANNELS];
    int pixels = 0;
    for (int py = y * SIDE; py < bottom; py++) {
      for (int px = x * SIDE; px < right; px++) {
        int colour = picture.getRGB(px, py);
        for (int c = 0; c < CHANNELS; c++) {
          sums[c] += colour >> 8 * c & 0xff;
        }
        pixels++;
      }
    }
    for (int c = 0; c < CHANNELS; c++) {
      set(x, y, c, sums[c] / pixels / STEP * STEP);
    }
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** Blue, green or red of a cell, 0 to 255. */
  int value(int x, int y, int channel) {
    return values[(y * width + x) * CHANNELS + channel];
  }

  private void set(int x, int y, int channel, int value) {
    values[(y * width + x) * CHANNELS + channel] = value;
  }

  /** One pixel a cell. */
  BufferedImage image() {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, value(x, y, 2) << 16 | value(x, y, 1) << 8 | value(x, y, 0));
      }
    }
    return image;
  }

  /** What {@link #image()} made and somebody stored. */
  static Cells read(Path file) {
    try {
      BufferedImage image =
          Objects.requireNonNull(ImageIO.read(file.toFile()), () -> file + " is no picture");
      Cells cells = new Cells(image.getWidth(), image.getHeight());
      for (int y = 0; y < cells.height; y++) {
        for (int x = 0; x < cells.width; x++) {
          for (int c = 0; c < CHANNELS; c++) {
            cells.set(x, y, c, image.getRGB(x, y) >> 8 * c & 0xff);
          }
        }
      }
      return cells;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Writes a picture as PNG, with the folders it needs. */
  static void write(BufferedImage image, Path file) {
    try {
      Files.createDirectories(file.getParent());
      ImageIO.write(image, "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
