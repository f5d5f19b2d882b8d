-- What a run comes to, by what is charged: kept when it is finished, so that a later run is held against a year of runs
-- without reading their lines (docs/decisions/0029).
create table bill_run_sum (
    run_id         uuid not null references bill_run,
    kind           text not null,
    usage_service  text,
    offering_id    uuid references product_offering,     -- of recurring charges
    net_minor      bigint not null,
    unique nulls not distinct (run_id, kind, usage_service, offering_id)
);
-- Accounts that were parked are billed later: the run is finished again.
grant select, insert on bill_run_sum to ${tenant_role};
grant update (net_minor) on bill_run_sum to ${tenant_role};

insert into bill_run_sum
select r.id, l.kind, l.usage_service, case l.kind when 'RECURRING' then v.offering_id end, sum(l.net_minor)
  from bill_run r
  join customer_bill b on b.run_id = r.id
  join bill_line l on l.bill_id = b.id
  left join offering_version v on v.id = l.offering_version_id
 where r.account_id is null and r.state = 'DONE'
 group by 1, 2, 3, 4;

-- As before; and what is kept of a finished run is what its bills say.
create or replace view inv_i09 as
select r.id as run_id, r.cycle_day, r.period_from, v.fault
  from bill_run r,
       lateral (select count(*) filter (where state in ('DUE', 'DRAFT')) as waiting,
                       count(*) filter (where state = 'DRAFT') as drafts,
                       count(*) filter (where state = 'BILLED') as billed
                  from bill_run_account where run_id = r.id) a,
       lateral (select count(*) as kept from bill_draft where run_id = r.id) d,
       lateral (select count(*) as approvals from bill_run_approval where (run_id, round) = (r.id, r.round)) y,
       lateral (select count(*) as bills, coalesce(sum(net_minor), 0) as net, coalesce(sum(tax_minor), 0) as tax
                  from customer_bill where run_id = r.id) b,
       lateral (select coalesce(sum(net_minor), 0) as net from bill_run_sum where run_id = r.id) s,
       lateral (select coalesce(-sum(p.amount_minor) filter (where p.ledger_account like 'revenue.%'), 0) as revenue,
                       coalesce(-sum(p.amount_minor) filter (where p.ledger_account = 'tax.vat'), 0) as vat
                  from customer_bill c
                  join journal_entry e on e.business_key = 'bill/' || c.id
                  join posting p on p.entry_id = e.id
                 where c.run_id = r.id) l,
       lateral (values ('finished with accounts waiting', r.state = 'DONE' and a.waiting > 0),
                       ('drafts are not those of its accounts', a.drafts <> d.kept),
                       ('issues without its approvals', r.state = 'ISSUING' and y.approvals < r.approvals),
                       ('accounts billed are not its bills', a.billed <> b.bills),
                       ('revenue is not the net of its bills', l.revenue <> b.net),
                       ('tax booked is not the tax of its bills', l.vat <> b.tax),
                       ('sums kept are not the net of its bills',
                        r.state = 'DONE' and r.account_id is null and s.net <> b.net)) v(fault, broken)
 where v.broken;
