-- How often an account is billed (docs/decisions/0028): every week or two, every month, every 2, 3, 6 or 12 months. Periods of
-- months begin on cycle_day; which month, counted from January, is the phase. Periods of weeks begin phase days after a Monday,
-- and cycle_day is the day on which the months of the account's monthly prices and allowances begin. What was there is monthly.
alter table billing_account
    add column cycle_frequency  text not null default 'MONTHLY',
    add column cycle_phase      integer not null default 0;
alter table cycle_change
    add column cycle_frequency  text not null default 'MONTHLY',
    add column cycle_phase      integer not null default 0;
alter table bill_run
    add column cycle_frequency  text not null default 'MONTHLY',
    add column cycle_phase      integer not null default 0,
    drop constraint bill_run_once,
    add constraint bill_run_once unique nulls not distinct
        (cycle_day, period_from, account_id, kind, occurrence, cycle_frequency, cycle_phase);

alter table billing_account add constraint billing_account_cycle check (
    case cycle_frequency when 'WEEKLY' then 7 when 'BIWEEKLY' then 14 when 'MONTHLY' then 1 when 'BIMONTHLY' then 2
                         when 'QUARTERLY' then 3 when 'HALF_YEARLY' then 6 when 'YEARLY' then 12 else 0 end > cycle_phase
    and cycle_phase >= 0);
alter table cycle_change add constraint cycle_change_cycle check (
    case cycle_frequency when 'WEEKLY' then 7 when 'BIWEEKLY' then 14 when 'MONTHLY' then 1 when 'BIMONTHLY' then 2
                         when 'QUARTERLY' then 3 when 'HALF_YEARLY' then 6 when 'YEARLY' then 12 else 0 end > cycle_phase
    and cycle_phase >= 0);

-- A change that has not begun can be withdrawn; the audit trail keeps it.
grant delete on cycle_change to ${tenant_role};

create or replace view inv_i03 as
select 'bill' as what, account_id::text || '/' || period_from || '/' || kind || '/' || occurrence as key, count(*) as rows
  from customer_bill group by account_id, period_from, kind, occurrence having count(*) > 1
union all
select 'run', concat_ws('/', cycle_frequency, cycle_phase, cycle_day, period_from, account_id, kind, occurrence), count(*)
  from bill_run group by cycle_frequency, cycle_phase, cycle_day, period_from, account_id, kind, occurrence having count(*) > 1;
