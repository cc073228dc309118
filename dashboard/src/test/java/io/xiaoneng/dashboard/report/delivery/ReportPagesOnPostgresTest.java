package io.xiaoneng.dashboard.report.delivery;

import io.xiaoneng.dashboard.OnPostgres;

/** The same over PostgreSQL. */
@OnPostgres
class ReportPagesOnPostgresTest extends ReportPagesTest {}
