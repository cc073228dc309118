package io.xiaoneng.job.registry;

/** A record of the registry topic, for table registry_row. A flat type for the wire. */
public class RegistryRow {

  /** Columns in the order of the fields. */
  public static final String COLUMNS = "kind, key, `offset`, body, recorded_at";

  public String kind = "";
  public String key = "";
  public long offset;

  /** JSON; "" where the record was deleted. */
  public String body = "";

  /** Milliseconds. */
  public long recordedAt;
}
