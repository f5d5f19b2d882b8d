-- How long usage is kept (rule R24, docs/decisions/0026). Months are dropped whole, by the owner's function below, which asks
-- itself whether it may. What a month leaves is sums without calls: files still balance, bills still add up to what was
-- rated, and allowances to what was taken, so I7, I8, I17 and I21 go on to hold.

-- Nothing is dropped before somebody has said how long it is kept.
create table usage_retention (
    only_one    boolean primary key default true check (only_one),
    months      integer not null check (months between 1 and 120),    -- after the bill was issued
    changed_at  timestamptz not null,
    changed_by  text not null
);
grant select, insert, update, delete on usage_retention to ${tenant_role};

-- Usage that somebody has to be shown some day: a dispute, an order of a court. It holds the months whole.
create table usage_hold (
    id          uuid primary key,
    account_id  uuid references billing_account,                      -- null for all accounts
    reason      text not null check (length(reason) between 1 and 500),
    placed_at   timestamptz not null,
    placed_by   text not null,
    lifted_at   timestamptz,
    lifted_by   text,
    check ((lifted_at is null) = (lifted_by is null))
);
grant select, insert on usage_hold to ${tenant_role};
grant update (lifted_at, lifted_by) on usage_hold to ${tenant_role};

create table dropped_month (
    month       date primary key check (extract(day from month) = 1),
    dropped_at  timestamptz not null default now(),
    records     bigint not null,
    bytes       bigint not null
);
create table dropped_file_usage (
    month     date not null references dropped_month,
    file_id   uuid not null,
    service   text not null,
    records   bigint not null,
    quantity  numeric not null,
    primary key (file_id, service, month)
);
create table dropped_rating (
    month        date not null references dropped_month,
    account_id   uuid not null,
    period_from  date not null,
    amount       numeric not null,
    primary key (account_id, period_from, month)
);
create table dropped_consumption (
    month       date not null references dropped_month,
    bucket_id   uuid not null,
    product_id  uuid not null,
    quantity    bigint not null,
    rolled      bigint not null,
    primary key (bucket_id, product_id, month)
);
create table dropped_movement (
    month         date not null references dropped_month,
    product_id    uuid not null,
    tariff        text not null,
    scope         text not null,
    counted_from  date not null,
    used          bigint not null,
    charged       bigint not null,
    amount        numeric not null,
    primary key (product_id, tariff, scope, counted_from, month)
);
grant select on dropped_month, dropped_file_usage, dropped_rating, dropped_consumption, dropped_movement to ${tenant_role};

-- As before; a month that was dropped does not come again, for its keys are forgotten.
create or replace function usage_month(at timestamptz) returns boolean language plpgsql security definer
    set search_path = ${tenant_role}, pg_temp as $$
declare
    tables    constant text[] := array['usage_record', 'rated_usage', 'allowance_consumption', 'counter_movement'];
    first_day constant timestamp := date_trunc('month', at at time zone 'UTC');
    suffix    constant text := to_char(first_day, '_YYYY_MM');
    whole     text;
begin
    if to_regclass(tables[4] || suffix) is not null then
        return false;
    end if;
    perform pg_advisory_xact_lock(hashtextextended(current_schema(), 180));
    if to_regclass(tables[4] || suffix) is not null
       or exists (select from dropped_month where month = first_day::date) then
        return false;
    end if;
    foreach whole in array tables loop
        execute format('create table %I (like %I including all)', whole || suffix, whole);
        execute format('alter table %I attach partition %I for values from (%L) to (%L)', whole, whole || suffix,
                       first_day at time zone 'UTC', (first_day + interval '1 month') at time zone 'UTC');
    end loop;
    return true;
end $$;

-- Why a month is kept on a day, null if nothing keeps it.
create function usage_month_kept(of_month date, today date) returns text language plpgsql stable as $$
declare
    starts constant timestamptz := of_month::timestamp at time zone 'UTC';
    ends   constant timestamptz := (of_month + interval '1 month') at time zone 'UTC';
    after  constant interval := (select make_interval(months => r.months) from usage_retention r);
    reason text;
    open_dispute boolean := false;
begin
    if after is null then
        return 'NO_POLICY';
    elsif of_month + interval '1 month' + after > today then
        return 'YOUNG';
    end if;
    if to_regclass('bill_dispute') is not null then
        select exists (select from bill_dispute d
                         join customer_bill b on b.id = d.bill_id
                         join rated_usage r on r.account_id = b.account_id and r.period_from = b.period_from
                        where d.state = 'OPEN' and r.started_at >= starts and r.started_at < ends)
          into open_dispute;
    end if;
    if open_dispute then
        return 'DISPUTED';
    end if;
    with periods as materialized (
        select distinct account_id, period_from from rated_usage where started_at >= starts and started_at < ends),
    bills as materialized (
        select p.account_id, p.period_from, max(b.issued_on) as issued_on
          from periods p left join customer_bill b on (b.account_id, b.period_from) = (p.account_id, p.period_from)
         group by p.account_id, p.period_from)
    select case
               when exists (select from usage_hold h
                             where h.lifted_at is null
                               and (h.account_id is null or h.account_id in (select account_id from periods))) then 'HELD'
               when exists (select from bills b
                             where b.issued_on is null
                               and not exists (select from bill_run r join bill_run_account a on a.run_id = r.id
                                                where a.account_id = b.account_id and r.period_from = b.period_from
                                                  and a.state = 'ZERO')) then 'UNBILLED'
               when exists (select from bills b where b.issued_on + after > today) then 'BILLED_LATELY'
           end
      into reason;
    return reason;
end $$;
revoke all on function usage_month_kept(date, date) from public;
grant execute on function usage_month_kept(date, date) to ${tenant_role};

-- Drops a month of all tables of usage, or says why it is kept. Waits for whoever rates, and nobody for long.
create function drop_usage_month(of_month date, today date) returns text language plpgsql security definer
    set search_path = ${tenant_role}, pg_temp set lock_timeout = '20s' as $$
declare
    tables constant text[] := array['usage_record', 'rated_usage', 'allowance_consumption', 'counter_movement'];
    starts constant timestamptz := of_month::timestamp at time zone 'UTC';
    ends   constant timestamptz := (of_month + interval '1 month') at time zone 'UTC';
    suffix constant text := to_char(of_month, '_YYYY_MM');
    reason text;
begin
    perform pg_advisory_xact_lock(hashtextextended(current_schema(), 7));
    perform pg_advisory_xact_lock(hashtextextended(current_schema(), 180));
    if to_regclass(tables[4] || suffix) is null then
        return 'GONE';
    end if;
    reason := usage_month_kept(of_month, today);
    if reason is not null then
        return reason;
    end if;
    insert into dropped_month (month, records, bytes)
    select of_month, (select count(*) from usage_record where started_at >= starts and started_at < ends),
           sum(pg_total_relation_size(to_regclass(t || suffix))) from unnest(tables) t;
    insert into dropped_file_usage
    select of_month, file_id, service, count(*), sum(quantity)
      from usage_record where started_at >= starts and started_at < ends group by file_id, service;
    insert into dropped_rating
    select of_month, account_id, period_from, sum(amount)
      from rated_usage where started_at >= starts and started_at < ends group by account_id, period_from;
    insert into dropped_consumption
    select of_month, c.bucket_id, r.product_id, sum(c.quantity), coalesce(sum(c.quantity) filter (where c.rolled_over), 0)
      from allowance_consumption c join rated_usage r using (record_key, started_at)
     where c.started_at >= starts and c.started_at < ends and r.started_at >= starts and r.started_at < ends
     group by c.bucket_id, r.product_id;
    insert into dropped_movement
    select of_month, product_id, tariff, scope, counted_from, sum(used), sum(charged), sum(amount)
      from counter_movement where started_at >= starts and started_at < ends
     group by product_id, tariff, scope, counted_from;
    -- Files of which nothing is left but the sums: what they said of calls goes with them.
    with emptied as (
        select f.id from usage_file f
         where f.state in ('DONE', 'REJECTED') and f.received_at < ends
           and f.rated = (select coalesce(sum(d.records), 0) from dropped_file_usage d where d.file_id = f.id)),
    lines as (
        update set_aside_record s set original = '', detail = '' from emptied e where s.file_id = e.id)
    delete from usage_file_content c using emptied e where c.file_id = e.id;
    -- What was kept of records that were rated again or came in parts.
    if to_regclass('superseded_usage') is not null then
        delete from superseded_usage where started_at >= starts and started_at < ends;
    end if;
    if to_regclass('usage_part') is not null then
        delete from usage_part where started_at >= starts and started_at < ends and state <> 'WAITING';
    end if;
    execute format('drop table %I, %I, %I, %I', tables[4] || suffix, tables[3] || suffix, tables[2] || suffix,
                   tables[1] || suffix);
    return null;
end $$;
revoke all on function drop_usage_month(date, date) from public;
grant execute on function drop_usage_month(date, date) to ${tenant_role};

create or replace view usage_file_rows as
select file_id, verdict, service, sum(records)::bigint as records, sum(quantity) as quantity
  from (select file_id, 'RATED' as verdict, service, count(*) as records, sum(quantity) as quantity
          from usage_record group by file_id, service
        union all
        select file_id, 'RATED', service, records, quantity from dropped_file_usage) used
 group by file_id, verdict, service
union all
select file_id, verdict, coalesce(service, 'NONE'), count(*), sum(coalesce(quantity, 0))
  from set_aside_record group by file_id, verdict, coalesce(service, 'NONE');

create or replace view inv_i07 as
select coalesce(f.id, r.file_id, u.file_id, s.file_id) as file_id, coalesce(f.file_name, '') as file_name, v.fault
  from usage_file f
  full join (select file_id, count(*) as rated from rated_usage group by file_id) r on r.file_id = f.id
  full join (select file_id, count(*) as used from usage_record group by file_id) u on u.file_id = coalesce(f.id, r.file_id)
  full join (select file_id,
                    count(*) filter (where verdict = 'SUSPENDED') as suspended,
                    count(*) filter (where verdict = 'DUPLICATE') as duplicate,
                    count(*) filter (where verdict = 'REJECTED') as rejected,
                    count(*) filter (where verdict = 'IGNORED') as ignored
               from set_aside_record group by file_id) s on s.file_id = coalesce(f.id, r.file_id, u.file_id),
       lateral (select coalesce(sum(d.records), 0) as records from dropped_file_usage d where d.file_id = f.id) d,
       lateral (values ('records of a file that is not there', f.id is null),
                       ('records in are not accounted for',
                        f.records_in <> f.rated + f.suspended + f.duplicate + f.rejected + f.ignored),
                       ('rated count differs from the rows', f.rated <> coalesce(r.rated, 0) + d.records),
                       ('used count differs from the rows', f.rated <> coalesce(u.used, 0) + d.records),
                       ('suspended count differs from the rows', f.suspended <> coalesce(s.suspended, 0)),
                       ('duplicate count differs from the rows', f.duplicate <> coalesce(s.duplicate, 0)),
                       ('rejected count differs from the rows', f.rejected <> coalesce(s.rejected, 0)),
                       ('ignored count differs from the rows', f.ignored <> coalesce(s.ignored, 0))) v(fault, broken)
 where v.broken
union all
select coalesce(t.file_id, r.file_id), '', 'totals differ from the rows'
  from usage_file_total t
  full join (select * from usage_file_rows where file_id in (select file_id from usage_file_total)) r
    on (r.file_id, r.verdict, r.service) = (t.file_id, t.verdict, t.service)
 where (t.records, t.quantity) is distinct from (r.records, r.quantity);

create or replace view inv_i17 as
select b.id as bucket_id, b.granted, b.consumed, b.expired, b.remaining, c.quantity + d.quantity as consumption_rows,
       b.rolled, c.rolled + d.rolled as rolled_rows, m.faults as members
  from allowance_bucket b,
       lateral (select coalesce(sum(quantity), 0) as quantity,
                       coalesce(sum(quantity) filter (where rolled_over), 0) as rolled
                  from allowance_consumption where bucket_id = b.id) c,
       lateral (select coalesce(sum(quantity), 0) as quantity, coalesce(sum(rolled), 0) as rolled
                  from dropped_consumption where bucket_id = b.id) d,
       lateral (select count(*) as faults
                  from allowance_member w
                 where w.bucket_id = b.id
                   and w.taken <> (select coalesce(sum(u.quantity), 0)
                                     from allowance_consumption u
                                     join rated_usage r using (record_key, started_at)
                                    where u.bucket_id = b.id and r.product_id = w.product_id)
                                + (select coalesce(sum(u.quantity), 0) from dropped_consumption u
                                    where u.bucket_id = b.id and u.product_id = w.product_id)) m
 where b.granted <> b.consumed + b.expired + b.remaining or b.consumed <> c.quantity + d.quantity or b.remaining < 0
    or b.rolled <> c.rolled + d.rolled or m.faults > 0;

create or replace view inv_i21 as
select c.product_id, c.tariff, c.scope, c.counted_from, c.used, c.charged, c.amount
  from usage_counter c,
       lateral (select coalesce(sum(used), 0) as used, coalesce(sum(charged), 0) as charged,
                       coalesce(sum(amount), 0) as amount
                  from (select used, charged, amount from counter_movement m
                         where (m.product_id, m.tariff, m.scope, m.counted_from)
                               = (c.product_id, c.tariff, c.scope, c.counted_from)
                        union all
                        select used, charged, amount from dropped_movement m
                         where (m.product_id, m.tariff, m.scope, m.counted_from)
                               = (c.product_id, c.tariff, c.scope, c.counted_from)) each) s
 where (c.used, c.charged, c.amount) <> (s.used, s.charged, s.amount);
