package io.xiaoneng.change;

/**
 * Cases that are compared with each other: the same work, done at the same place in the same way.
 *
 * @param part of the subject that they belong to, such as the code of a unit below it; "" where the
 *     subject is not made of several, or where it is not known
 * @param channel they came by, "" where it is not known
 * @param item what was applied for, "" where it is not known
 * @param kind of the applicant, "" where it is not known
 */
public record Stratum(String part, String channel, String item, String kind) {

  /** Where and how: what the volume of a subject is spread over. */
  Group group() {
    return new Group(part, channel);
  }

  /** A part of the subject and a channel. */
  record Group(String part, String channel) {}
}
