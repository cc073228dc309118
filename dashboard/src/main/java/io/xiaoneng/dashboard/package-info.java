/** The dashboard: intake, figures, pages and security over ClickHouse and Kafka. */
@NullMarked
package io.xiaoneng.dashboard;

import org.jspecify.annotations.NullMarked;
