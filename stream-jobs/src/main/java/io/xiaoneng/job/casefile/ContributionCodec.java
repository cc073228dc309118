package io.xiaoneng.job.casefile;

import io.xiaoneng.cube.CubeContribution;
import io.xiaoneng.cube.CubeKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;

/**
 * What a case has last added to the cube, as bytes in its state. All contributions of a case share
 * district, channel, type and kind: written once, or with each where they should ever differ. A
 * cohort is its ordinal: new ones go to the end. An instance keeps its buffer and belongs to one
 * thread.
 */
final class ContributionCodec {

  private static final byte[] NOTHING = new byte[0];
  private static final CubeKey.Cohort[] COHORTS = CubeKey.Cohort.values();

  private static final int ON_TIME = 1;
  private static final int LATE = 2;
  private static final int SUPPLEMENTED = 4;
  private static final int STOPPED = 8;
  private static final int HAS_D1 = 16;
  private static final int HAS_D2 = 32;
  private static final int GENERAL = 64;
  private static final int SAME_SLICE = 128;
  private static final int HAS_STOPPED_DAYS = 256;

  private final DataOutputSerializer out = new DataOutputSerializer(256);
  private final DataInputDeserializer in = new DataInputDeserializer();

  /** Empty for no contribution. */
  byte[] encode(List<CubeContribution> contributions) {
    if (contributions.isEmpty()) {
      return NOTHING;
    }
    out.clear();
    try {
      CubeKey before = null;
      for (CubeContribution each : contributions) {
        boolean same = before != null && sameSlice(before, each.key());
        out.writeShort(flags(each) | (same ? SAME_SLICE : 0));
        out.writeByte(each.key().cohort().ordinal());
        out.writeInt((int) each.key().day().toEpochDay());
        if (!same) {
          out.writeUTF(each.key().district());
          out.writeUTF(each.key().channel());
          out.writeUTF(each.key().itemType());
          out.writeUTF(each.key().kind());
        }
        sums(each);
        before = each.key();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.getCopyOfBuffer();
  }

  private static int flags(CubeContribution c) {
    return (c.onTime() ? ON_TIME : 0)
        | (c.late() ? LATE : 0)
        | (c.supplemented() ? SUPPLEMENTED : 0)
        | (c.stopped() ? STOPPED : 0)
        | (c.d1() != null ? HAS_D1 : 0)
        | (c.d2Millis() != null ? HAS_D2 : 0)
        | (c.windowGeneral() ? GENERAL : 0)
        | (c.stoppedDays() != 0 ? HAS_STOPPED_DAYS : 0);
  }

  private void sums(CubeContribution c) throws IOException {
    if (c.stoppedDays() != 0) {
      out.writeInt(c.stoppedDays());
    }
    if (c.d1() != null) {
      out.writeInt(c.d1());
    }
    if (c.d2Millis() != null) {
      out.writeLong(c.d2Millis());
    }
  }

  private static boolean sameSlice(CubeKey a, CubeKey b) {
    return a.district().equals(b.district())
        && a.channel().equals(b.channel())
        && a.itemType().equals(b.itemType())
        && a.kind().equals(b.kind());
  }

  /** What {@link #encode} wrote. */
  List<CubeContribution> decode(byte[] bytes) {
    if (bytes.length == 0) {
      return List.of();
    }
    in.setBuffer(bytes);
    List<CubeContribution> contributions = new ArrayList<>(4);
    try {
      CubeKey before = null;
      while (in.available() > 0) {
        int flags = in.readUnsignedShort();
        CubeKey key = key(flags, before);
        contributions.add(
            new CubeContribution(
                key,
                (flags & ON_TIME) != 0,
                (flags & LATE) != 0,
                (flags & SUPPLEMENTED) != 0,
                (flags & STOPPED) != 0,
                (flags & HAS_STOPPED_DAYS) != 0 ? in.readInt() : 0,
                (flags & HAS_D1) != 0 ? Integer.valueOf(in.readInt()) : null,
                (flags & HAS_D2) != 0 ? Long.valueOf(in.readLong()) : null,
                (flags & GENERAL) != 0));
        before = key;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return contributions;
  }

  private CubeKey key(int flags, @Nullable CubeKey before) throws IOException {
    CubeKey.Cohort cohort = COHORTS[in.readUnsignedByte()];
    LocalDate day = LocalDate.ofEpochDay(in.readInt());
    if ((flags & SAME_SLICE) != 0 && before != null) {
      return new CubeKey(
          cohort, day, before.district(), before.channel(), before.itemType(), before.kind());
    }
    return new CubeKey(cohort, day, in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF());
  }
}
