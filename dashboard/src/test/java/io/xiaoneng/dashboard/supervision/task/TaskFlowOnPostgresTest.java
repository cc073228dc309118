package io.xiaoneng.dashboard.supervision.task;

import io.xiaoneng.dashboard.OnPostgres;

/** The ledger of tasks. */
@OnPostgres
class TaskFlowOnPostgresTest extends TaskFlowTest {}
