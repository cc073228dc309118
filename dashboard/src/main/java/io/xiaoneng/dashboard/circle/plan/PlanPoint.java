package io.xiaoneng.dashboard.circle.plan;

import io.xiaoneng.circle.street.Reach;

/** A point over a day, and who can walk to it. */
record PlanPoint(DayPoint day, Reach reach) {}
