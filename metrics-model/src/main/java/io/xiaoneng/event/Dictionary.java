package io.xiaoneng.event;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A fixed set of short ASCII words that are recognised in a byte array without making a String of
 * them. Immutable.
 */
final class Dictionary {

  private final String[] words;
  private final byte[][] spelled;
  private final long[] heads;
  private final long[] tails;
  private final short[] table;
  private final int shift;

  /**
   * @param words distinct, not empty; the number of each is its place here
   */
  Dictionary(List<String> words) {
    this.words = words.toArray(String[]::new);
    int size = this.words.length;
    spelled = new byte[size][];
    heads = new long[size];
    tails = new long[size];
    int bits = 34 - Integer.numberOfLeadingZeros(size);
    table = new short[1 << bits];
    shift = 64 - bits;
    for (int i = 0; i < size; i++) {
      byte[] bytes = this.words[i].getBytes(StandardCharsets.US_ASCII);
      spelled[i] = bytes;
      heads[i] = Bytes.head(bytes, 0, bytes.length);
      tails[i] = Bytes.tail(bytes, 0, bytes.length);
      int slot = (int) (Bytes.mix(heads[i], tails[i], bytes.length) >>> shift);
      while (table[slot] != 0) {
        slot = slot + 1 & table.length - 1;
      }
      table[slot] = (short) (i + 1);
    }
  }

  /** The number of the word that the range spells, or −1. */
  int find(byte[] bytes, int from, int to) {
    int length = to - from;
    long head = Bytes.head(bytes, from, to);
    long tail = Bytes.tail(bytes, from, to);
    int slot = (int) (Bytes.mix(head, tail, length) >>> shift);
    int number;
    while ((number = table[slot] - 1) >= 0) {
      if (heads[number] == head
          && tails[number] == tail
          && spelled[number].length == length
          && (length <= 16 || Bytes.same(bytes, from, to, spelled[number]))) {
        return number;
      }
      slot = slot + 1 & table.length - 1;
    }
    return -1;
  }

  /** How many words there are. */
  int size() {
    return words.length;
  }

  /** The word of that number; always the same String. */
  String word(int number) {
    return words[number];
  }

  /** The number of that word, or −1. */
  int find(String word) {
    byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
    return find(bytes, 0, bytes.length);
  }
}
