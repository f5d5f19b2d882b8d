-- A run waits 48 hours for late usage unless the operator says otherwise (rule R12). Who bills already has said nothing
-- and bills at the cut-off: that stays as it is.
alter table bill_run_policy alter column wait_hours set default 48;

insert into bill_run_policy (approvals, second_opinion, wait_hours)
select 0, true, 0 where exists (select 1 from billing_account)
on conflict do nothing;
