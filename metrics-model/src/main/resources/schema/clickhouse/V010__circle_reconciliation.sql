-- The circle's part of a reconciliation: days of communities and of points.

ALTER TABLE reconciliation_run ADD COLUMN IF NOT EXISTS community_days UInt64 AFTER cells;   -- compared

ALTER TABLE reconciliation_run ADD COLUMN IF NOT EXISTS point_days UInt64 AFTER community_days;

ALTER TABLE reconciliation_run ADD COLUMN IF NOT EXISTS circle_different UInt64 AFTER different;   -- days of either that differ

ALTER TABLE reconciliation_run ADD COLUMN IF NOT EXISTS circle_left String AFTER circle_different;   -- why communities were not compared

ALTER TABLE reconciliation_difference ADD COLUMN IF NOT EXISTS points Array(String);         -- of a day of a community: points that differ

ALTER TABLE reconciliation_difference ADD COLUMN IF NOT EXISTS cause LowCardinality(String); -- upgrade, sum, measure; '' where it cannot be told
