package io.xiaoneng.dashboard.supervision.card;

import io.xiaoneng.dashboard.OnPostgres;

/** The limit of letters, also for two who write at the same time. */
@OnPostgres
class CardLettersOnPostgresTest extends CardLettersTest {}
