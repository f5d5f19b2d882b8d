-- How long after its cut-off a run begins, so that usage that comes late is on the bill of its own period (rule R12).
alter table bill_run_policy
    add column wait_hours integer not null default 0 check (wait_hours between 0 and 336);
