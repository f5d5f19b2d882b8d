-- The last figure of each name that a tenant reported of itself: what platform staff and monitoring see of it without
-- entering its schema. Figures only; no tenant data.
create table control.gauge (
    tenant       text not null references control.tenant on delete cascade,
    name         text not null check (name ~ '^[a-z][a-zA-Z0-9_.]{0,60}$'),
    value        double precision not null,
    reported_at  timestamptz not null,
    primary key (tenant, name)
);
grant select on control.gauge to ${app_role};

-- A tenant can report only of itself: the tenant is the role it runs as.
create function control.report(names text[], figures double precision[], at timestamptz) returns void
    language plpgsql security definer set search_path = pg_catalog as $$
begin
    if current_setting('role') !~ '^t_[a-z][a-z0-9]{9}$' then
        raise exception 'only a tenant reports' using errcode = '42501';
    end if;
    insert into control.gauge (tenant, name, value, reported_at)
    select substr(current_setting('role'), 3), n, f, at from unnest(names, figures) u(n, f)
    on conflict (tenant, name) do update set value = excluded.value, reported_at = excluded.reported_at;
end $$;
revoke all on function control.report(text[], double precision[], timestamptz) from public;

do $$
declare
    role name;
begin
    for role in select r.rolname from control.tenant t join pg_roles r on r.rolname = 't_' || t.code loop
        execute format('grant execute on function control.report(text[], double precision[], timestamptz) to %I', role);
    end loop;
end $$;
