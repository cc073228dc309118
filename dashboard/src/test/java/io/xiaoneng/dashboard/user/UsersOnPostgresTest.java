package io.xiaoneng.dashboard.user;

import io.xiaoneng.dashboard.OnPostgres;

/** Users, their passwords and sign-ins, and what the log says of them. */
@OnPostgres
class UsersOnPostgresTest extends UsersTest {}
