package io.xiaoneng.dashboard.security.factor;

import io.nayuki.qrcodegen.QrCode;

/**
 * A QR code as the path of a drawing.
 *
 * @param size of its sides, the quiet zone of four modules included
 * @param path of its dark modules, each one unit wide
 */
public record QrPicture(int size, String path) {

  private static final int QUIET = 4;

  static QrPicture of(String text) {
    QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        if (code.getModule(x, y)) {
          path.append('M').append(x + QUIET).append(' ').append(y + QUIET).append("h1v1h-1z");
        }
      }
    }
    return new QrPicture(code.size + 2 * QUIET, path.toString());
  }
}
