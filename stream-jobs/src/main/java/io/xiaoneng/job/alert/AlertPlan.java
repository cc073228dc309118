package io.xiaoneng.job.alert;

import io.xiaoneng.alert.Alert;
import io.xiaoneng.alert.AlertKind;
import io.xiaoneng.alert.AlertStanding;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the fold of a case says of its alerts, and how it travels: all it gives now, past and to
 * come, and those it gave before and gives no more.
 *
 * @param version of the case, {@link io.xiaoneng.casefile.CaseFacts#version}
 * @param endedAt end of the case; null while it is open
 * @param item code of its item
 * @param behindMillis how long ago the youngest event was recorded when this was made: more than a
 *     moment says that the job has not caught up
 */
record AlertPlan(
    BigInteger version,
    @Nullable Instant endedAt,
    String item,
    long behindMillis,
    List<Entry> entries) {

  private static final long NEVER = Long.MIN_VALUE;

  AlertPlan {
    entries = List.copyOf(entries);
  }

  /**
   * An alert and where it stands.
   *
   * @param given whether the case gives it now
   */
  record Entry(Alert alert, boolean given, AlertStanding standing) {}

  byte[] encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 + 96 * entries.size());
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      byte[] number = version.toByteArray();
      out.writeByte(number.length);
      out.write(number);
      out.writeLong(millis(endedAt));
      out.writeUTF(item);
      out.writeLong(behindMillis);
      out.writeShort(entries.size());
      for (Entry each : entries) {
        write(out, each.alert());
        out.writeBoolean(each.given());
        out.writeByte(each.standing().state().ordinal());
        out.writeByte(each.standing().reason().ordinal());
        out.writeLong(millis(each.standing().at()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static AlertPlan decode(String caseId, byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      BigInteger version = new BigInteger(in.readNBytes(in.readByte()));
      Instant ended = instant(in.readLong());
      String item = in.readUTF();
      long behind = in.readLong();
      int count = in.readUnsignedShort();
      List<Entry> entries = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        Alert alert = read(caseId, in);
        boolean given = in.readBoolean();
        AlertStanding.State state = AlertStanding.State.values()[in.readByte()];
        AlertStanding.Reason reason = AlertStanding.Reason.values()[in.readByte()];
        entries.add(
            new Entry(alert, given, new AlertStanding(state, reason, instant(in.readLong()))));
      }
      return new AlertPlan(version, ended, item, behind, entries);
    } catch (IOException e) {
      throw new UncheckedIOException("a plan of alerts of case " + caseId + " is damaged", e);
    }
  }

  /** Alerts of one case, as its entry in state keeps them. */
  static byte[] encodeAlerts(List<Alert> alerts) {
    if (alerts.isEmpty()) {
      return new byte[0];
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * alerts.size());
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeShort(alerts.size());
      for (Alert each : alerts) {
        write(out, each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static List<Alert> decodeAlerts(String caseId, byte[] bytes) {
    if (bytes.length == 0) {
      return List.of();
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int count = in.readUnsignedShort();
      List<Alert> alerts = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        alerts.add(read(caseId, in));
      }
      return alerts;
    } catch (IOException e) {
      throw new UncheckedIOException("the alerts of case " + caseId + " are damaged", e);
    }
  }

  private static void write(DataOutputStream out, Alert alert) throws IOException {
    out.writeUTF(alert.kind().code());
    out.writeInt(alert.version());
    out.writeUTF(alert.subject());
    out.writeLong(alert.due().toEpochMilli());
    out.writeLong(alert.moment().toEpochMilli());
    out.writeUTF(alert.unit());
    out.writeUTF(alert.lead());
  }

  private static Alert read(String caseId, DataInputStream in) throws IOException {
    return new Alert(
        caseId,
        AlertKind.of(in.readUTF()),
        in.readInt(),
        in.readUTF(),
        Instant.ofEpochMilli(in.readLong()),
        Instant.ofEpochMilli(in.readLong()),
        in.readUTF(),
        in.readUTF());
  }

  private static long millis(@Nullable Instant instant) {
    return instant == null ? NEVER : instant.toEpochMilli();
  }

  private static @Nullable Instant instant(long millis) {
    return millis == NEVER ? null : Instant.ofEpochMilli(millis);
  }
}
