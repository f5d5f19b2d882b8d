-- A bill that was wrong is given back whole by a credit note that withdraws it, and made again for the same days: its days
-- and what was paid once are free to be charged. Nothing of the first one changes (rule R19).
alter table customer_bill
    add column withdraws boolean not null default false,   -- of a credit note: the bill it names is made again
    add column replaces uuid references customer_bill,
    drop constraint customer_bill_kind_check,
    add constraint customer_bill_kind_check
        check (kind in ('REGULAR', 'IMMEDIATE', 'FINAL', 'CREDIT_NOTE', 'CORRECTED')),
    add constraint customer_bill_replaces_check check (
        (replaces is not null) = (kind = 'CORRECTED') and (not withdraws or kind = 'CREDIT_NOTE'));
create unique index customer_bill_replaced on customer_bill (replaces) where replaces is not null;

alter table bill_run
    drop constraint bill_run_kind_check,
    add constraint bill_run_kind_check check (kind in ('REGULAR', 'IMMEDIATE', 'FINAL', 'CORRECTED'));

alter table one_time_charge
    add column occurrence integer not null default 1 check (occurrence > 0),
    drop constraint one_time_charge_pkey,
    add primary key (product_id, price, occurrence);

-- As before; what a withdrawn bill charged for usage is on the one that replaces it.
create or replace view inv_i08 as
select u.record_key, u.started_at, 'usage record is neither rated nor set aside' as fault
  from usage_record u
 where not exists (select 1 from rated_usage r where (r.record_key, r.started_at) = (u.record_key, u.started_at))
union all
select r.record_key, r.started_at, 'rated record points at what is not there'
  from rated_usage r
  left join usage_record u on (u.record_key, u.started_at) = (r.record_key, r.started_at)
  left join service s on s.id = r.service_id and s.product_id = r.product_id
  left join product p on p.id = r.product_id and p.account_id = r.account_id
  left join offering_version v on v.id = r.offering_version_id
 where u.record_key is null or s.id is null or p.id is null or v.id is null
union all
select c.record_key, c.started_at, 'an allowance was taken from for a record that is not rated'
  from allowance_consumption c
 where not exists (select 1 from rated_usage r where (r.record_key, r.started_at) = (c.record_key, c.started_at))
union all
select c.record_key, c.started_at, 'a counter was moved for a record that is not rated'
  from counter_movement c
 where not exists (select 1 from rated_usage r where (r.record_key, r.started_at) = (c.record_key, c.started_at))
union all
select min(b.label), min(b.issued_on)::timestamptz, 'usage lines do not add up to the records of the period'
  from customer_bill b,
       lateral (select coalesce(sum(exact_amount), 0) as billed from bill_line l where l.bill_id = b.id and l.kind = 'USAGE') l
 where b.kind <> 'CREDIT_NOTE'
   and not exists (select 1 from customer_bill w where w.corrects = b.id and w.withdraws)
 group by b.account_id, b.period_from
having sum(l.billed) <> (select coalesce(sum(amount), 0) from rated_usage r
                          where r.account_id = b.account_id and r.period_from = b.period_from)
union all
select b.label, b.issued_on::timestamptz, 'the period of a bill is not closed'
  from customer_bill b
  left join bill_period p on (p.account_id, p.period_from) = (b.account_id, b.period_from)
 where p.state is distinct from 'CLOSED'
union all
select p.account_id || '/' || p.period_from, p.closed_at, 'closed period has neither a bill nor nothing to charge'
  from bill_period p
 where p.state = 'CLOSED'
   and not exists (select 1 from customer_bill b
                    where (b.account_id, b.period_from) = (p.account_id, p.period_from))
   and not exists (select 1 from bill_run r join bill_run_account a on a.run_id = r.id
                    where a.account_id = p.account_id and r.period_from = p.period_from and a.state = 'ZERO');
