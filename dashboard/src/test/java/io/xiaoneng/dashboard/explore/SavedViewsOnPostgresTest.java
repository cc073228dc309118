package io.xiaoneng.dashboard.explore;

import io.xiaoneng.dashboard.OnPostgres;

/** The kept questions. */
@OnPostgres
class SavedViewsOnPostgresTest extends SavedViewsTest {}
