-- What the records of a dropped month came to is kept for each bill of a period: the period's own, and each delta note of it.
-- So the proof of a bill misses its own records alone (docs/decisions/0026, 0033). Months dropped before stay one sum.
alter table dropped_rating
    add column delta smallint not null default 0,
    drop constraint dropped_rating_pkey,
    add primary key (account_id, period_from, month, delta);

create or replace function drop_usage_month(of_month date, today date) returns text language plpgsql security definer
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
    select of_month, account_id, period_from, sum(amount), delta
      from rated_usage where started_at >= starts and started_at < ends group by account_id, period_from, delta;
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
           and f.rated = (select coalesce(sum(d.records), 0) from dropped_file_usage d where d.file_id = f.id)
           and not exists (select from set_aside_record s
                            where s.file_id = f.id and s.verdict = 'SUSPENDED' and s.started_at >= ends)),
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
