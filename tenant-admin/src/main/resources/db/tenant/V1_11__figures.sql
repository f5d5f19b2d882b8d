-- What monitoring counts after each pass of work is found without reading a whole table.
create index on job (finished_at) where state = 'PARKED';
create index on outbox (published_at) where parked;
create index on mail (queued_at) where sent_at is null;
