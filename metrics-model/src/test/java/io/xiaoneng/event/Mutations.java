package io.xiaoneng.event;

import java.io.ByteArrayOutputStream;
import java.util.Random;

/** Small damage to a text: bytes changed, dropped, doubled, cut off or put in. */
final class Mutations {

  private static final String SPICE = "{}[]\",:\\u0tfnbe.-+19 \n\r\t\u0000\u00ed\u00a0\u0080\u00ff";

  private Mutations() {}

  static byte[] of(byte[] text, Random random) {
    byte[] mutated = text;
    for (int i = random.nextInt(3); i >= 0 && mutated.length > 0; i--) {
      int at = random.nextInt(mutated.length);
      int length = Math.min(random.nextInt(6), mutated.length - at);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(mutated, 0, at);
      switch (random.nextInt(5)) {
        case 0 -> out.write(random.nextInt(256));
        case 1 -> out.write(SPICE.charAt(random.nextInt(SPICE.length())));
        case 2 -> out.write(mutated, at, length);
        case 3 -> at += length;
        default -> {
          out.write(SPICE.charAt(random.nextInt(SPICE.length())));
          at++;
        }
      }
      out.write(mutated, at, mutated.length - at);
      mutated = out.toByteArray();
    }
    return mutated;
  }
}
