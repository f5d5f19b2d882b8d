-- Usage that comes after its bill was made is on the next bill, or where the operator prefers it on a delta note: a further
-- bill of the period it belongs to, that names the bill it follows (rule R12, docs/decisions/0033).
alter table bill_run_policy
    add column late_usage text not null default 'NEXT_BILL' check (late_usage in ('NEXT_BILL', 'DELTA_NOTE'));

alter table bill_run
    drop constraint bill_run_kind_check,
    add constraint bill_run_kind_check check (kind in ('REGULAR', 'IMMEDIATE', 'FINAL', 'DELTA_NOTE', 'CORRECTED'));

alter table customer_bill
    add column delta smallint not null default 0 check (delta >= 0),   -- which delta note of its period; 0 if it is none
    add column follows uuid references customer_bill,
    drop constraint customer_bill_kind_check,
    add constraint customer_bill_kind_check
        check (kind in ('REGULAR', 'IMMEDIATE', 'FINAL', 'DELTA_NOTE', 'CREDIT_NOTE', 'CORRECTED')),
    add constraint customer_bill_follows_check check ((follows is not null) = (kind = 'DELTA_NOTE')),
    add constraint customer_bill_delta_note check (kind <> 'DELTA_NOTE' or delta = occurrence);

-- With the period it is stamped with: which of its bills the record is on. Nothing but the function below changes it.
alter table rated_usage add column delta smallint not null default 0;

-- Usage of an account that had happened when the bill of its period was made, and came afterwards: stamped with a period
-- that is open and whose own bill is not being made yet.
create function late_usage(of_account uuid, zone text, today date)
    returns table (record_key text, started_at timestamptz, period_from date, period_to date) language sql stable as $$
select r.record_key, r.started_at, own.period_from, own.period_to
  from bill_period open
  join rated_usage r on (r.account_id, r.period_from) = (open.account_id, open.period_from)
  join bill_period own on own.account_id = open.account_id and own.state = 'CLOSED'
                      and r.started_at >= own.period_from::timestamp at time zone zone
                      and r.started_at < own.period_to::timestamp at time zone zone
                      and r.started_at < own.closed_at
 where open.account_id = of_account and open.state = 'OPEN' and open.period_to > today
$$;
revoke all on function late_usage(uuid, text, date) from public;
grant execute on function late_usage(uuid, text, date) to ${tenant_role};

-- Puts the late usage of a period on a delta note of it. The period is closed, so nothing takes it away again.
create function take_late_usage(of_account uuid, zone text, today date, of_period date, note integer)
    returns bigint language plpgsql security definer set search_path = ${tenant_role}, pg_temp as $$
declare
    taken bigint;
begin
    update rated_usage r set period_from = of_period, delta = note
      from late_usage(of_account, zone, today) l
     where (r.record_key, r.started_at) = (l.record_key, l.started_at) and l.period_from = of_period;
    get diagnostics taken = row_count;
    return taken;
end $$;
revoke all on function take_late_usage(uuid, text, date, date, integer) from public;
grant execute on function take_late_usage(uuid, text, date, date, integer) to ${tenant_role};
