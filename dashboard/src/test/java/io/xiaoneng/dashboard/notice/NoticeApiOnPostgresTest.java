package io.xiaoneng.dashboard.notice;

import io.xiaoneng.dashboard.OnPostgres;

/** Notices, their channels and deliveries. */
@OnPostgres
class NoticeApiOnPostgresTest extends NoticeApiTest {}
