package io.xiaoneng.dashboard.supervision.card;

import io.xiaoneng.dashboard.OnPostgres;

/** Marks of upheld appeals, also of two reviewers at the same time. */
@OnPostgres
class CardMarksOnPostgresTest extends CardMarksTest {}
