package io.xiaoneng.dashboard.security.factor;

import io.xiaoneng.dashboard.OnPostgres;

/** Second factors, their codes and what is good once. */
@OnPostgres
class SecondFactorOnPostgresTest extends SecondFactorTest {}
