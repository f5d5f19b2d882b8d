-- Usage and what hangs on it lie in months of their start, in UTC (docs/decisions/0025). Nobody but the owner can touch a
-- month directly: rights are those of the whole table, and months are made and dropped by functions of the owner.

-- Makes the month of an instant where it is not there yet: of all tables of usage at once. A table is attached after it was
-- made, which stops nobody who reads or writes other months.
create function usage_month(at timestamptz) returns boolean language plpgsql security definer
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
    if to_regclass(tables[4] || suffix) is not null then
        return false;
    end if;
    foreach whole in array tables loop
        execute format('create table %I (like %I including all)', whole || suffix, whole);
        execute format('alter table %I attach partition %I for values from (%L) to (%L)', whole, whole || suffix,
                       first_day at time zone 'UTC', (first_day + interval '1 month') at time zone 'UTC');
    end loop;
    return true;
end $$;
revoke all on function usage_month(timestamptz) from public;
grant execute on function usage_month(timestamptz) to ${tenant_role};

-- The tables become partitioned ones with the same columns, checks, keys, indexes and rows; views on them are made again.
do $$
declare
    tables constant text[] := array['usage_record', 'rated_usage', 'allowance_consumption', 'counter_movement'];
    whole  text;
    one    record;
    views  text[];
    bodies text[];
    added  text[] := '{}';
begin
    with recursive uses(view, of) as (
        select distinct r.ev_class, d.refobjid
          from pg_rewrite r
          join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid
           and d.refclassid = 'pg_class'::regclass and d.refobjid <> r.ev_class
          join pg_class c on c.oid = r.ev_class and c.relkind = 'v'
         where c.relnamespace = current_schema()::regnamespace),
    above(view, depth) as (
        select view, 1 from uses where of = any(select t::regclass from unnest(tables) t)
        union
        select u.view, a.depth + 1 from uses u join above a on u.of = a.view)
    select coalesce(array_agg(name order by depth), '{}'),
           coalesce(array_agg(pg_get_viewdef(name::regclass) order by depth), '{}')
      into views, bodies
      from (select c.relname::text as name, max(a.depth) as depth
              from above a join pg_class c on c.oid = a.view group by c.relname) by_depth;
    if views <> '{}' then
        execute 'drop view ' || array_to_string(views, ', ');
    end if;

    foreach whole in array tables loop
        for one in select c.relname from pg_index i join pg_class c on c.oid = i.indexrelid
                    where i.indrelid = whole::regclass loop
            execute format('alter index %I rename to %I', one.relname, 'old_' || one.relname);
        end loop;
        for one in select conname, pg_get_constraintdef(oid) as body from pg_constraint
                    where conrelid = whole::regclass and contype = 'f' loop
            added := added || format('alter table %I add constraint %I %s', whole, one.conname, one.body);
        end loop;
        execute format('alter table %I rename to %I', whole, 'old_' || whole);
        execute format('create table %I (like %I including all) partition by range (started_at)', whole, 'old_' || whole);
        execute format('grant select, insert on %I to ${tenant_role}', whole);
    end loop;
    foreach whole in array tables loop
        execute format('select usage_month(m) from (select distinct date_trunc(''month'', started_at, ''UTC'') as m from %I) x',
                       'old_' || whole);
        execute format('insert into %I select * from %I', whole, 'old_' || whole);
        execute format('drop table %I', 'old_' || whole);
    end loop;
    foreach whole in array added loop
        execute whole;
    end loop;

    for i in 1 .. cardinality(views) loop
        execute format('create view %I as %s', views[i], bodies[i]);
        execute format('grant select on %I to ${tenant_role}', views[i]);
    end loop;
end $$;

select usage_month(now());
