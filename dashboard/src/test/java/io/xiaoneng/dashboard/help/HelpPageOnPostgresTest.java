package io.xiaoneng.dashboard.help;

import io.xiaoneng.dashboard.OnPostgres;

/** Who has seen the tour. */
@OnPostgres
class HelpPageOnPostgresTest extends HelpPageTest {}
