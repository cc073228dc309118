package io.xiaoneng.dashboard.supervision;

import java.time.Instant;

/**
 * A file of a matter.
 *
 * @param name as it was sent, without any directory
 * @param mediaType what its content is, not what its sender called it
 * @param size in bytes
 * @param sha256 of its content, in hex
 */
public record Attachment(
    long id, String name, String mediaType, long size, String sha256, String author, Instant at) {}
