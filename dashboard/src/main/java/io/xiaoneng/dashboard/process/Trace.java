package io.xiaoneng.dashboard.process;

import java.util.List;
import java.util.Map;

/**
 * A case and its standing events in the contract's order: time, type, source, id.
 *
 * @param attributes what the case is about, by name; members that were not sent are missing
 */
record Trace(String caseId, Map<String, String> attributes, List<TraceEvent> events) {}
