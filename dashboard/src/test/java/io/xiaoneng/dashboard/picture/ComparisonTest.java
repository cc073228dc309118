package io.xiaoneng.dashboard.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the comparison sees what a reader would see, and nothing else. */
class ComparisonTest {

  private static final int WIDTH = 1440;
  private static final int HEIGHT = 900;

  @Test
  void aPageIsTheSameAsItself() {
    Comparison comparison = against(page -> {});
    assertThat(comparison.share()).isZero();
    assertThat(comparison.same()).isTrue();
  }

  @Test
  void anotherAntialiasingIsTheSame() {
    BufferedImage smooth = page(true, 0, panel -> {});
    BufferedImage hard = page(false, 0, panel -> {});
    assertThat(smooth.getRGB(0, 0)).isEqualTo(hard.getRGB(0, 0));
    assertThat(pixelsThatDiffer(smooth, hard)).isGreaterThan(1_000);
    Comparison comparison = Comparison.of(Cells.of(smooth), Cells.of(hard));
    assertThat(comparison.same()).as(comparison.told()).isTrue();
  }

  @Test
  void textThatBeginsAPixelLaterIsTheSame() {
    Comparison comparison =
        Comparison.of(Cells.of(page(true, 0, panel -> {})), Cells.of(page(true, 1, panel -> {})));
    assertThat(comparison.same()).as(comparison.told()).isTrue();
  }

  @Test
  void noiseOfAFewLevelsIsTheSame() {
    Random random = new Random(7);
    BufferedImage noisy = page(true, 0, panel -> {});
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        Color was = new Color(noisy.getRGB(x, y));
        int more = random.nextInt(21) - 10;
        noisy.setRGB(
            x,
            y,
            new Color(
                    level(was.getRed(), more),
                    level(was.getGreen(), more),
                    level(was.getBlue(), more))
                .getRGB());
      }
    }
    Comparison comparison = Comparison.of(Cells.of(page(true, 0, panel -> {})), Cells.of(noisy));
    assertThat(comparison.same()).as(comparison.told()).isTrue();
  }

  @Test
  void aPanelThatMovedIsSeen() {
    seen(
        page -> {
          page.setColor(Color.WHITE);
          page.fillRect(720, 480, 640, 320);
          panel(page, 736, 480, 640, 320, 0);
        });
  }

  @Test
  void aPanelThatIsMissingIsSeen() {
    seen(
        page -> {
          page.setColor(Color.WHITE);
          page.fillRect(60, 480, 642, 322);
        });
  }

  @Test
  void aWordThatIsMissingIsSeen() {
    seen(
        page -> {
          page.setColor(new Color(0xf4f6f8));
          page.fillRect(76, 500, 120, 24);
        });
  }

  @Test
  void aSmallSignOfAnotherColourIsSeen() {
    seen(
        page -> {
          page.setColor(new Color(0xc62828));
          page.fillRect(1200, 40, 64, 22);
        });
  }

  @Test
  void aColourThatChangedALittleEverywhereIsSeen() {
    BufferedImage page = page(true, 0, panel -> {});
    BufferedImage warm = page(true, 0, panel -> {});
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        Color was = new Color(warm.getRGB(x, y));
        warm.setRGB(
            x, y, new Color(was.getRed(), was.getGreen(), level(was.getBlue(), -28)).getRGB());
      }
    }
    assertThat(Comparison.of(Cells.of(page), Cells.of(warm)).same()).isFalse();
  }

  @Test
  void aPageThatGrewByALineIsSeen() {
    BufferedImage page = page(true, 0, panel -> {});
    BufferedImage longer = new BufferedImage(WIDTH, HEIGHT + 24, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = longer.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, WIDTH, HEIGHT + 24);
    pen.drawImage(page, 0, 0, null);
    pen.dispose();
    Comparison comparison = Comparison.of(Cells.of(page), Cells.of(longer));
    assertThat(comparison.same()).isFalse();
    assertThat(comparison.told()).contains("1440 × 924 pixels instead of 1440 × 900");
  }

  @Test
  void whatWasStoredIsReadAsItWas(@TempDir Path directory) {
    Cells cells = Cells.of(page(true, 0, panel -> {}));
    Path file = directory.resolve("a").resolve("page.png");
    Cells.write(cells.image(), file);
    assertThat(Comparison.of(Cells.read(file), cells).share()).isZero();
    assertThat(Cells.read(file).width()).isEqualTo(360);
  }

  @Test
  void theDifferenceIsDrawnWhereItIs() {
    Comparison comparison =
        against(
            page -> {
              page.setColor(new Color(0xc62828));
              page.fillRect(1200, 40, 64, 22);
            });
    BufferedImage drawn = comparison.picture();
    Color there = new Color(drawn.getRGB(1230 / 4, 50 / 4));
    assertThat(there.getRed()).isGreaterThan(2 * there.getGreen());
    Color elsewhere = new Color(drawn.getRGB(100 / 4, 880 / 4));
    assertThat(elsewhere.getRed()).isEqualTo(elsewhere.getGreen());
  }

  private static void seen(Consumer<Graphics2D> change) {
    Comparison comparison = against(change);
    assertThat(comparison.same()).as(comparison.told()).isFalse();
  }

  private static Comparison against(Consumer<Graphics2D> change) {
    return Comparison.of(Cells.of(page(true, 0, panel -> {})), Cells.of(page(true, 0, change)));
  }

  /** A page of four panels with lines of text, a sign, and what a test changes. */
  private static BufferedImage page(boolean smooth, int shift, Consumer<Graphics2D> change) {
    BufferedImage page = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = page.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING,
        smooth ? RenderingHints.VALUE_TEXT_ANTIALIAS_ON : RenderingHints.VALUE_TEXT_ANTIALIAS_OFF);
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    for (int[] at : new int[][] {{60, 120}, {720, 120}, {60, 480}, {720, 480}}) {
      panel(pen, at[0], at[1], 640, 320, shift);
    }
    pen.setColor(new Color(0x2e7d32));
    pen.fillRect(1200, 40, 64, 22);
    change.accept(pen);
    pen.dispose();
    return page;
  }

  private static void panel(Graphics2D pen, int x, int y, int width, int height, int shift) {
    pen.setColor(new Color(0xf4f6f8));
    pen.fillRect(x, y, width, height);
    pen.setColor(new Color(0xd0d7de));
    pen.drawRect(x, y, width, height);
    pen.setColor(new Color(0x1f2328));
    pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
    for (int line = 0; line < 12; line++) {
      pen.drawString(
          "District " + line + ": 1,204 cases, 97.3 % on time, 2.1 days",
          x + 18 + shift,
          y + 36 + line * 22);
    }
  }

  private static int level(int value, int more) {
    return Math.max(0, Math.min(255, value + more));
  }

  private static int pixelsThatDiffer(BufferedImage one, BufferedImage other) {
    int count = 0;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        count += one.getRGB(x, y) == other.getRGB(x, y) ? 0 : 1;
      }
    }
    return count;
  }
}
