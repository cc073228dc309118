-- Dead letters that were published again and accepted, once a content: these are no longer open.
CREATE TABLE IF NOT EXISTS dead_letter_replay
(
    sha256      FixedString(64),                  -- of dead_letter
    replayed_at DateTime64(3, 'UTC')
)
ENGINE = ReplacingMergeTree(replayed_at)
ORDER BY sha256;

-- Whether recordedtime was to be believed: a replay must be believed as much as the first delivery.
ALTER TABLE dead_letter ADD COLUMN IF NOT EXISTS imported Bool DEFAULT false;
