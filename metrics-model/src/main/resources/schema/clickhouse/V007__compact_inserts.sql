-- A case row has many columns. A part that holds them in one file is written at half the cost of one with two
-- files a column; from this size on, which batches do not reach and merged parts do, reading counts more.
ALTER TABLE case_row MODIFY SETTING min_bytes_for_wide_part = 67108864;
ALTER TABLE event_archive MODIFY SETTING min_bytes_for_wide_part = 67108864;
