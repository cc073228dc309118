package io.xiaoneng.dashboard.security;

import io.xiaoneng.dashboard.OnPostgres;

/** Senders' tokens. */
@OnPostgres
class TokenOnPostgresTest extends TokenTest {}
