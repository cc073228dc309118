-- What the catalogue asks of a case beside its milestones and its due dates. Rows written before hold the
-- defaults until their case is folded again.

ALTER TABLE case_row
    ADD COLUMN IF NOT EXISTS project            String DEFAULT '',                      -- 投资项目编号
    ADD COLUMN IF NOT EXISTS stage              LowCardinality(String) DEFAULT '',
    ADD COLUMN IF NOT EXISTS region             LowCardinality(String) DEFAULT '',
    -- what the case asked of the applicant
    ADD COLUMN IF NOT EXISTS delivered_how      LowCardinality(String) DEFAULT '',
    ADD COLUMN IF NOT EXISTS received_outside   Bool DEFAULT false,                     -- taken in outside the responsible unit's area
    ADD COLUMN IF NOT EXISTS materials_required Nullable(Int32),                        -- null, both, where either was not sent
    ADD COLUMN IF NOT EXISTS materials_shared   Nullable(Int32),
    ADD COLUMN IF NOT EXISTS visits_reported    Bool DEFAULT false,                     -- by the source
    ADD COLUMN IF NOT EXISTS trips_known        Bool DEFAULT false,                     -- trips are all there were
    ADD COLUMN IF NOT EXISTS trips              Array(Tuple(at DateTime64(3, 'UTC'), supplement Bool)),
    -- answers that the law gives days for
    ADD COLUMN IF NOT EXISTS accept_due         Nullable(DateTime64(3, 'UTC')),
    ADD COLUMN IF NOT EXISTS answered_at        Nullable(DateTime64(3, 'UTC')),
    ADD COLUMN IF NOT EXISTS delivery_due       Nullable(DateTime64(3, 'UTC')),
    ADD COLUMN IF NOT EXISTS delivered_date     Nullable(Date32),
    ADD COLUMN IF NOT EXISTS accept_due_date    Nullable(Date32),
    ADD COLUMN IF NOT EXISTS delivery_due_date  Nullable(Date32),
    -- what lies between the two clocks
    ADD COLUMN IF NOT EXISTS statutory_days     Nullable(Int32),                        -- counted days of the limit, no procedure counted
    ADD COLUMN IF NOT EXISTS supplement_ms      Int64 DEFAULT 0,                        -- with the applicant, up to acceptance
    ADD COLUMN IF NOT EXISTS stopped_ms         Int64 DEFAULT 0,                        -- stopped, acceptance to decision
    ADD COLUMN IF NOT EXISTS stop_spans         Array(Tuple(after Date32, until Date32)),
    ADD COLUMN IF NOT EXISTS edited_at          Nullable(DateTime64(3, 'UTC')),         -- last recording of a revision or deletion
    -- 评价; rectified and revisited are null until they are
    ADD COLUMN IF NOT EXISTS ratings            Array(Tuple(
        id String, at DateTime64(3, 'UTC'), date Date32, level UInt8, by_default Bool, named Bool,
        rectified_at Nullable(DateTime64(3, 'UTC')), rectified_date Nullable(Date32),
        revisited_at Nullable(DateTime64(3, 'UTC')), revisited_date Nullable(Date32)));
