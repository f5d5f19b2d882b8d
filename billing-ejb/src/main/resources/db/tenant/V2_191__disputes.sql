-- Who thinks that a line is wrong disputes it: until somebody decides, that much of the bill is not overdue (rule R17).
-- One dispute of a line at a time; what was said and decided stays.
create table bill_dispute (
    id            uuid primary key,
    bill_id       uuid not null,
    line_number   integer not null,
    amount_minor  bigint not null check (amount_minor > 0),   -- as the line's own
    owed_minor    bigint not null check (owed_minor > 0),     -- the same with VAT: part of what is to pay
    words         text not null,
    opened_by     text not null,
    opened_at     timestamptz not null,
    state         text not null default 'OPEN' check (state in ('OPEN', 'REJECTED', 'CREDITED')),
    answer        text,
    decided_by    text,
    decided_at    timestamptz,
    note_id       uuid references customer_bill,              -- the credit note it has led to
    foreign key (bill_id, line_number) references bill_line,
    check ((state <> 'OPEN') = (answer is not null) and (state <> 'OPEN') = (decided_by is not null)
       and (state <> 'OPEN') = (decided_at is not null) and (state = 'CREDITED') = (note_id is not null))
);
create unique index bill_dispute_open on bill_dispute (bill_id, line_number) where state = 'OPEN';
create index on bill_dispute (bill_id);
grant select, insert, update (state, answer, decided_by, decided_at, note_id) on bill_dispute to ${tenant_role};

-- As before, and how much of what is open is disputed.
create or replace view bill_balance as
select b.id as bill_id, b.account_id, b.currency, b.total_minor, s.settled as paid_minor,
       (b.total_minor - s.settled)::bigint as open_minor, p.paid_at,
       exists (select 1 from payment_attempt a
                where a.bill_id = b.id and a.state in ('CREATED', 'PENDING', 'UNKNOWN')) as pending,
       (select greatest(0, least(b.total_minor - s.settled, coalesce(sum(owed_minor), 0)))::bigint
          from bill_dispute d where d.bill_id = b.id and d.state = 'OPEN') as disputed_minor
  from customer_bill b,
       lateral (select sum(amount_minor) as paid_minor, max(received_at) as paid_at from payment where bill_id = b.id) p,
       lateral (select sum(amount_minor) as minor from credit_application where to_bill_id = b.id) c,
       lateral (select sum(amount_minor) as minor from credit_application where from_bill_id = b.id and b.total_minor < 0) u,
       lateral (select (coalesce(p.paid_minor, 0) + coalesce(c.minor, 0) - coalesce(u.minor, 0))::bigint as settled) s;
