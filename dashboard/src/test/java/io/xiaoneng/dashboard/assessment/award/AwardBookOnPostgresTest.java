package io.xiaoneng.dashboard.assessment.award;

import io.xiaoneng.dashboard.OnPostgres;

/** Awards, kept in PostgreSQL. */
@OnPostgres
class AwardBookOnPostgresTest extends AwardBookTest {}
