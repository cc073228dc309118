-- Puts what was counted in place of what is wrong, under the lowest version: the next word of the job counts. Rows that
-- the job has written since are not touched.
CREATE OR REPLACE TABLE reconciliation_circle_old_point ENGINE = MergeTree ORDER BY (day, point) AS
SELECT day, point, version
FROM point_day
WHERE (day, point) IN (SELECT day, subject FROM reconciliation_circle_wrong WHERE what = 'point');

CREATE OR REPLACE TABLE reconciliation_circle_old_community ENGINE = MergeTree ORDER BY (day, measure, community) AS
SELECT day, CAST(measure, 'String') AS measure, community, version
FROM coverage_day
WHERE (day, measure, community) IN (
    SELECT day, measure, subject FROM reconciliation_circle_wrong WHERE what = 'coverage');

DELETE FROM point_day WHERE (day, point, version) IN (SELECT day, point, version FROM reconciliation_circle_old_point);

DELETE FROM coverage_day WHERE (day, measure, community, version) IN (
    SELECT day, measure, community, version FROM reconciliation_circle_old_community);

INSERT INTO point_day
SELECT * REPLACE (0 AS version)
FROM reconciliation_circle_point_day FINAL
WHERE (day, point) IN (SELECT day, subject FROM reconciliation_circle_wrong WHERE what = 'point');

INSERT INTO coverage_day
SELECT * REPLACE (0 AS version)
FROM reconciliation_circle_coverage_day FINAL
WHERE (day, measure, community) IN (
    SELECT day, measure, subject FROM reconciliation_circle_wrong WHERE what = 'coverage');
