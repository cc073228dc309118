package io.xiaoneng.dashboard.supervision.card;

import io.xiaoneng.dashboard.OnPostgres;

/** Cards from opening to closing, with notes, files and reminders. */
@OnPostgres
class CardFlowOnPostgresTest extends CardFlowTest {}
