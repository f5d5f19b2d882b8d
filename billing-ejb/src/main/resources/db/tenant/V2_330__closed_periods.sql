-- Whoever closes billing periods keeps everybody from rating usage until all is committed, and draws a number: so who rates
-- has no period to lock, and knows from one chunk to the next whether any was closed meanwhile (docs/decisions/0015). Those
-- who close periods do not wait for each other.
create sequence period_closing;
grant usage on sequence period_closing to ${tenant_role};

create function note_period_closing() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock_shared(hashtextextended(tg_table_schema, 7));
    perform nextval(format('%I.period_closing', tg_table_schema)::regclass);
    return null;
end $$;

create trigger bill_period_closing before update of state on bill_period
    for each statement execute function note_period_closing();
