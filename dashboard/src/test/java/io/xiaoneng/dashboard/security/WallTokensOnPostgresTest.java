package io.xiaoneng.dashboard.security;

import io.xiaoneng.dashboard.OnPostgres;

/** The screens' own addresses. */
@OnPostgres
class WallTokensOnPostgresTest extends WallTokensTest {}
