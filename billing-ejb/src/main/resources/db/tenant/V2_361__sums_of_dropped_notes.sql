-- What the records of a dropped month came to is kept for each bill of a period: the period's own, and each delta note of it.
-- So the proof of a bill misses its own records alone (docs/decisions/0026, 0033). Months dropped before stay one sum.
alter table dropped_rating
    add column delta smallint not null default 0,
    drop constraint dropped_rating_pkey,
    add primary key (account_id, period_from, month, delta);

do $$
declare
    before constant text := pg_get_functiondef('drop_usage_month(date,date)'::regprocedure);
    after  constant text := regexp_replace(before,
        'select of_month, account_id, period_from, sum\(amount\)(\s+from rated_usage where [^;]* group by account_id, period_from);',
        'select of_month, account_id, period_from, sum(amount), delta\1, delta;');
begin
    if after = before then
        raise exception 'a dropped month does not leave its sums';
    end if;
    execute after;
end $$;
