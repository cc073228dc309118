/**
 * The event contract: CloudEvents envelopes, their validation, canonical form and compact encoding.
 */
@NullMarked
package io.xiaoneng.event;

import org.jspecify.annotations.NullMarked;
