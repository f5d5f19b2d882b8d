-- Suspended records that go back in once they were mended (docs/decisions/0027): who asked, what was mended, what became
-- of each. A record that was set aside cannot be changed or deleted by the tenant's role; the one way out of suspense is
-- the function below, which keeps what the record was.
create table usage_recycling (
    id           uuid primary key,
    asked_at     timestamptz not null,
    asked_by     text not null,
    reason       text,                       -- message key of the records it takes; null for all
    detail       text,                       -- what was found in them, such as a number; null for all of the reason
    note         text not null,              -- what was mended, in the words of who asked
    finished_at  timestamptz,
    check (reason is not null or detail is null)
);
create index on usage_recycling (asked_at);
grant select, insert on usage_recycling to ${tenant_role};
grant update (finished_at) on usage_recycling to ${tenant_role};

-- How many records became what; of those that stay, for which reason.
create table usage_recycling_outcome (
    recycling_id  uuid not null references usage_recycling,
    verdict       text not null check (verdict in ('RATED', 'SUSPENDED', 'DUPLICATE', 'REJECTED', 'IGNORED')),
    reason        text not null,             -- empty for rated records
    records       bigint not null check (records > 0),
    primary key (recycling_id, verdict, reason)
);
grant select, insert, update on usage_recycling_outcome to ${tenant_role};

-- What a record was set aside for before it was recycled, where that changed.
create table recycled_record (
    recycling_id  uuid not null references usage_recycling,
    file_id       uuid not null,
    line_number   bigint not null,
    verdict       text not null,             -- what it became
    reason        text not null,             -- what it had been suspended for
    detail        text not null,
    primary key (file_id, line_number, recycling_id)
);
grant select on recycled_record to ${tenant_role};

create index on set_aside_record (file_id, line_number) where verdict = 'SUSPENDED';

-- Says what became of suspended lines of a file: a rated one leaves, the others stay as they are read now. Their share of
-- the file's totals leaves with them; who calls adds what they became. The caller holds the lock of the rater.
create function settle_suspended(recycling uuid, of_file uuid, lines bigint[], verdicts text[], reasons text[],
                                 details text[], keys text[], starts timestamptz[], services text[], quantities bigint[])
    returns bigint language plpgsql security definer set search_path = ${tenant_role}, pg_temp as $$
declare
    settled bigint;
begin
    with now as materialized (
             select * from unnest(lines, verdicts, reasons, details, keys, starts, services, quantities)
                 as n (line_number, verdict, reason, detail, record_key, started_at, service, quantity)),
         before as materialized (
             select b.* from set_aside_record b
              where b.file_id = of_file and b.line_number = any(lines) and b.verdict = 'SUSPENDED'),
         kept as (
             insert into recycled_record (recycling_id, file_id, line_number, verdict, reason, detail)
             select recycling, of_file, line_number, n.verdict, b.reason, b.detail
               from before b join now n using (line_number)
              where (n.verdict, n.reason, n.detail) <> (b.verdict, b.reason, b.detail)),
         gone as (
             delete from set_aside_record s using now n
              where s.file_id = of_file and s.line_number = n.line_number and s.verdict = 'SUSPENDED'
                and n.verdict = 'RATED'),
         stays as (
             update set_aside_record s
                set verdict = n.verdict, reason = n.reason, detail = n.detail, record_key = n.record_key,
                    started_at = n.started_at, service = n.service, quantity = n.quantity
               from now n
              where s.file_id = of_file and s.line_number = n.line_number and s.verdict = 'SUSPENDED'
                and n.verdict <> 'RATED'),
         less as materialized (
             select coalesce(service, 'NONE') as service, count(*) as records, sum(coalesce(quantity, 0)) as quantity
               from before group by 1),
         ended as (
             delete from usage_file_total t using less l
              where t.file_id = of_file and t.verdict = 'SUSPENDED' and t.service = l.service and t.records = l.records),
         lowered as (
             update usage_file_total t set records = t.records - l.records, quantity = t.quantity - l.quantity
               from less l
              where t.file_id = of_file and t.verdict = 'SUSPENDED' and t.service = l.service and t.records > l.records)
    select count(*) into settled from before;
    return settled;
end $$;
revoke all on function settle_suspended from public;
grant execute on function settle_suspended to ${tenant_role};
