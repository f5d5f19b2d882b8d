-- A bill of which something is disputed is paid in parts: what is not disputed first, the rest when somebody has decided.
-- Each part succeeds once, as the whole bill did before.
alter table payment_attempt
    add column part integer not null default 1 check (part > 0);   -- parts of the bill paid before it, plus one
drop index payment_attempt_bill_id_idx1;
create unique index payment_attempt_part on payment_attempt (bill_id, part) where state = 'SUCCEEDED';
