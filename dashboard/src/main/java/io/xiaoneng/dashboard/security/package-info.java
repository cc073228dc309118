/** Who may do what: users, ingest tokens, login, headers. */
@NullMarked
package io.xiaoneng.dashboard.security;

import org.jspecify.annotations.NullMarked;
