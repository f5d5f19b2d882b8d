-- I8 goes on to hold over months that were dropped (docs/decisions/0026): what was rated in a bill period is what its rows
-- and the sums of dropped months say together. The rule itself stays as the migrations before have left it.
create view rated_amount as
select account_id, period_from, amount from rated_usage
union all
select account_id, period_from, amount from dropped_rating;
grant select on rated_amount to ${tenant_role};

do $$
declare
    before constant text := pg_get_viewdef('inv_i08'::regclass);
    after  constant text := regexp_replace(before, 'FROM rated_usage r(\s+WHERE \(*r\.account_id)', 'FROM rated_amount r\1', 'g');
begin
    if after = before then
        raise exception 'I8 does not add up what was rated in a period';
    end if;
    execute 'create or replace view inv_i08 as ' || after;
end $$;
