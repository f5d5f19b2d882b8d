-- How long after its cut-off a run begins while a feed brings usage from abroad, if that is longer (rule R12,
-- docs/decisions/0033).
alter table bill_run_policy
    add column roaming_wait_hours integer not null default 120 check (roaming_wait_hours between 0 and 336);
