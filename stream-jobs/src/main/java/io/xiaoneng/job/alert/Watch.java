package io.xiaoneng.job.alert;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is watched of one case: its last plan, and which of its alerts were raised when. An alert
 * that was raised and is given no more stays in the plan, so that it is not forgotten.
 */
record Watch(AlertPlan plan, Map<String, Instant> raised) {

  byte[] encode() {
    byte[] planned = plan.encode();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(planned.length + 64);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(planned.length);
      out.write(planned);
      out.writeShort(raised.size());
      for (Map.Entry<String, Instant> each : raised.entrySet()) {
        out.writeUTF(each.getKey());
        out.writeLong(each.getValue().toEpochMilli());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static Watch decode(String caseId, byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      AlertPlan plan = AlertPlan.decode(caseId, in.readNBytes(in.readInt()));
      int count = in.readUnsignedShort();
      Map<String, Instant> raised = new TreeMap<>();
      for (int i = 0; i < count; i++) {
        String id = in.readUTF();
        raised.put(id, Instant.ofEpochMilli(in.readLong()));
      }
      return new Watch(plan, raised);
    } catch (IOException e) {
      throw new UncheckedIOException("what is watched of case " + caseId + " is damaged", e);
    }
  }
}
