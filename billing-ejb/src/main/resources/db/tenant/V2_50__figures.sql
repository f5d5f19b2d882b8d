-- What monitoring counts after each pass of work is found without reading a whole table.
create index on payment_event (received_at) where processed_at is null;
create index on payment_attempt (updated_at) where state = 'UNKNOWN';
