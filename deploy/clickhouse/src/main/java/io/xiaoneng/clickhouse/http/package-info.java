/** A small HTTP/1.1 server that streams both ways and notices when its client has gone. */
@NullMarked
package io.xiaoneng.clickhouse.http;

import org.jspecify.annotations.NullMarked;
