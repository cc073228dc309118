package io.xiaoneng.dashboard.office;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Puts the text of an official document into a DOCX file. Not thread-safe. */
public final class OfficialFile {

  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

  private final Parts parts;
  private final OfficialForm form;

  /** Writes what an office issues there; does not close it. */
  public OfficialFile(OutputStream out) {
    this(out, OfficialForm.ISSUED);
  }

  /** Writes there; does not close it. */
  public OfficialFile(OutputStream out, OfficialForm form) {
    this.parts = new Parts(out);
    this.form = form;
  }

  /** Something that writes text in UTF-8. */
  public interface Content {
    /** Writes it and does not close the stream. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes all but the pictures.
   *
   * @param content what {@link OfficialText} made
   * @param pictures how many it shows
   * @param contents whether it has contents whose pages are to be counted
   */
  public void text(Content content, int pictures, boolean contents) throws IOException {
    for (Map.Entry<String, String> each : DocxParts.all(pictures, contents, form).entrySet()) {
      parts.add(each.getKey(), HEAD + each.getValue());
    }
    OutputStream out = parts.begin("word/document.xml");
    write(
        out,
        HEAD
            + "<w:document xmlns:w=\""
            + DocxParts.MAIN
            + "\" xmlns:r=\""
            + DocxParts.OFFICE
            + "\"><w:body>");
    content.writeTo(out);
    write(out, page() + "</w:body></w:document>");
    parts.end();
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Adds a picture, after the text.
   *
   * @param number from 1, in the order of the document
   */
  public void picture(int number, byte[] png) throws IOException {
    parts.add("word/media/" + DocxParts.picture(number) + ".png", png);
  }

  /** Ends the file. */
  public void finish() throws IOException {
    parts.finish();
  }

  private String page() {
    return "<w:sectPr><w:footerReference w:type=\"default\" r:id=\""
        + DocxParts.ODD_FOOT
        + "\"/><w:footerReference w:type=\"even\" r:id=\""
        + DocxParts.EVEN_FOOT
        + "\"/><w:pgSz w:w=\""
        + OfficialText.twips(210)
        + "\" w:h=\""
        + OfficialText.twips(297)
        + "\"/><w:pgMar w:top=\""
        + OfficialText.twips(form.above())
        + "\" w:right=\""
        + OfficialText.twips(form.right())
        + "\" w:bottom=\""
        + OfficialText.twips(form.below())
        + "\" w:left=\""
        + OfficialText.twips(form.left())
        + "\" w:header=\"851\" w:footer=\""
        + OfficialText.twips(form.below() - 7)
        + "\" w:gutter=\"0\"/></w:sectPr>";
  }
}
