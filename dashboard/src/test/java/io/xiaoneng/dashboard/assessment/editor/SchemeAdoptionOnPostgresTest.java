package io.xiaoneng.dashboard.assessment.editor;

import io.xiaoneng.dashboard.OnPostgres;

/** Schemes, kept in PostgreSQL. */
@OnPostgres
class SchemeAdoptionOnPostgresTest extends SchemeAdoptionTest {}
