package io.xiaoneng.dashboard.supervision;

import io.xiaoneng.dashboard.audit.AuditLog;
import io.xiaoneng.dashboard.page.CityClock;
import org.springframework.stereotype.Component;

/** What is needed for work on matters of any kind. */
@Component
public record Office(
    Hands hands,
    Letters letters,
    Tidings tidings,
    CityWorkTime time,
    CityClock clock,
    AuditLog audit) {}
