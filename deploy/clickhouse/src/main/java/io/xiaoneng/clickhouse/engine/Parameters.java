package io.xiaoneng.clickhouse.engine;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Query parameters in native memory, in the four parallel arrays that the library takes. */
final class Parameters {
  private final List<Memory> kept = new ArrayList<>();
  final @Nullable Pointer names;
  final @Nullable Pointer nameLengths;
  final @Nullable Pointer values;
  final @Nullable Pointer valueLengths;
  final int count;

  Parameters(Map<String, String> parameters) {
    count = parameters.size();
    names = pointers(parameters.keySet());
    nameLengths = lengths(parameters.keySet());
    values = pointers(parameters.values());
    valueLengths = lengths(parameters.values());
  }

  private @Nullable Pointer pointers(Collection<String> texts) {
    if (texts.isEmpty()) {
      return null;
    }
    Memory array = keep(new Memory((long) Native.POINTER_SIZE * texts.size()));
    int at = 0;
    for (String text : texts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      Memory memory = keep(new Memory(bytes.length + 1L));
      memory.write(0, bytes, 0, bytes.length);
      memory.setByte(bytes.length, (byte) 0);
      array.setPointer((long) Native.POINTER_SIZE * at++, memory);
    }
    return array;
  }

  private @Nullable Pointer lengths(Collection<String> texts) {
    if (texts.isEmpty()) {
      return null;
    }
    Memory array = keep(new Memory((long) Long.BYTES * texts.size()));
    int at = 0;
    for (String text : texts) {
      array.setLong((long) Long.BYTES * at++, text.getBytes(StandardCharsets.UTF_8).length);
    }
    return array;
  }

  private Memory keep(Memory memory) {
    kept.add(memory);
    return memory;
  }
}
