package io.xiaoneng.bench.monthly;

import io.xiaoneng.bench.stand.ChildJvm;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * Reads a report again. Arguments: how many units, the format, the file. Of a PDF it answers with
 * its pages, the cards in its outline, and whether each of some cards has its heading on the page
 * that the outline names, and its last line on that page or the next one; of the others, how many
 * cards have their last line.
 */
public final class ReportCheck {

  private static final Pattern CHARACTER = Pattern.compile("&#x([0-9a-f]+);");

  private ReportCheck() {}

  /** Runs and answers. */
  public static void main(String[] args) throws IOException {
    int units = Integer.parseInt(args[0]);
    File file = new File(args[2]);
    if (args[1].equals("PDF")) {
      pdf(units, file);
    } else {
      String text = file.getName().endsWith("x") ? unzipped(file) : Files.readString(file.toPath());
      int cards = 0;
      for (int unit = 0; unit < units; unit++) {
        cards += text.contains(MadeReport.lastLine(unit)) ? 1 : 0;
      }
      ChildJvm.answer("cards", cards);
    }
  }

  private static void pdf(int units, File file) throws IOException {
    try (PDDocument document = Loader.loadPDF(file, IOUtils.createTempFileOnlyStreamCache())) {
      ChildJvm.answer("pages", document.getNumberOfPages());
      int cards = 0;
      int right = 0;
      int looked = 0;
      for (PDOutlineItem part : document.getDocumentCatalog().getDocumentOutline().children()) {
        for (PDOutlineItem card : part.children()) {
          // The first, the last, and some between.
          if (cards == 0 || cards == units - 1 || cards % 100 == 50) {
            looked++;
            right += shows(document, card, cards) ? 1 : 0;
          }
          cards++;
        }
      }
      ChildJvm.answer("cards", cards);
      ChildJvm.answer("looked", looked);
      ChildJvm.answer("right", right);
    }
  }

  private static boolean shows(PDDocument document, PDOutlineItem card, int unit)
      throws IOException {
    int page = ((PDPageDestination) card.getDestination()).retrievePageNumber() + 1;
    String foot = "第 " + page + " 页 共 " + document.getNumberOfPages() + " 页";
    String first = text(document, page, page);
    String both = text(document, page, Math.min(page + 1, document.getNumberOfPages()));
    return first.contains(MadeReport.card(unit))
        && first.contains(foot)
        && both.contains(MadeReport.lastLine(unit));
  }

  private static String text(PDDocument document, int from, int to) throws IOException {
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setStartPage(from);
    stripper.setEndPage(to);
    return stripper.getText(document);
  }

  /** The text of all parts. */
  private static String unzipped(File file) throws IOException {
    StringBuilder text = new StringBuilder();
    try (ZipFile zip = new ZipFile(file)) {
      for (ZipEntry each : zip.stream().map(ZipEntry.class::cast).toList()) {
        if (each.getName().endsWith(".xml")) {
          try (InputStream in = zip.getInputStream(each)) {
            text.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
          }
        }
      }
    }
    // Workbooks write characters by their numbers.
    return CHARACTER
        .matcher(text)
        .replaceAll(each -> Character.toString(Integer.parseInt(each.group(1), 16)));
  }
}
