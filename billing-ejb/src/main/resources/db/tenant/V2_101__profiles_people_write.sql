-- How the files of a feed are read is written by people: two of them do not overwrite each other.
-- settled_sequence: files missing up to here are known to be lost; nobody is told of them any more (rule B3).
alter table usage_feed
    add column version           integer not null default 0,
    add column changed_at        timestamptz,       -- null while it is as every tenant got it
    add column settled_sequence  bigint;

-- usage_file.sequence counts on where the numbers of a feed begin again at 1. A number is taken by a file that is read
-- or will be; one that was refused can come again.
drop index usage_file_feed_id_sequence_idx;
create unique index on usage_file (feed_id, sequence) where sequence is not null and state not in ('QUARANTINED', 'REJECTED');
