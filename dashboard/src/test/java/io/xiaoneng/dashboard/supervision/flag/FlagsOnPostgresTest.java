package io.xiaoneng.dashboard.supervision.flag;

import io.xiaoneng.dashboard.OnPostgres;

/** Flags of units. */
@OnPostgres
class FlagsOnPostgresTest extends FlagsTest {}
