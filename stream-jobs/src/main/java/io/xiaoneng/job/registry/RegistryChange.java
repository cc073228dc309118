package io.xiaoneng.job.registry;

/** A record for the registry topic: a code that an open registry met. A flat type for the wire. */
public class RegistryChange {

  public String key = "";
  public byte[] value = new byte[0];

  /** A record of that key and value. */
  public static RegistryChange of(String key, byte[] value) {
    RegistryChange change = new RegistryChange();
    change.key = key;
    change.value = value;
    return change;
  }
}
