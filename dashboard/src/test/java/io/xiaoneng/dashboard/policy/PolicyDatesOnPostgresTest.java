package io.xiaoneng.dashboard.policy;

import io.xiaoneng.dashboard.OnPostgres;

/** Policy dates. */
@OnPostgres
class PolicyDatesOnPostgresTest extends PolicyDatesTest {}
