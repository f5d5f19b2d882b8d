-- The worker of a usage file keeps lines in mind from chunk to chunk. Whoever changes what a line was when draws a number and
-- holds a lock until the change is seen or withdrawn; the worker asks once a chunk whether there is a new number, and trusts
-- its memory only while nobody is in the middle of a change (docs/decisions/0015).
create sequence line_change;
grant usage on sequence line_change to ${tenant_role};

create function note_line_change() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock_shared(hashtextextended(tg_table_schema, 270));
    perform nextval(format('%I.line_change', tg_table_schema)::regclass);
    return null;
end $$;

-- How many changes of lines there have been, all of them seen by the next statement; null while one is on its way.
create function line_changes() returns bigint language plpgsql as $$
declare
    key    constant bigint := hashtextextended(current_schema(), 270);
    number bigint;
begin
    if not pg_try_advisory_lock(key) then
        return null;
    end if;
    number := coalesce(pg_sequence_last_value('line_change'), 0);
    perform pg_advisory_unlock(key);
    return number;
end $$;

create trigger service_identifier_changes after insert or update or delete on service_identifier
    for each statement execute function note_line_change();
create trigger product_changes after insert or update or delete on product
    for each statement execute function note_line_change();
create trigger product_terms_changes after insert or update or delete on product_terms
    for each statement execute function note_line_change();
create trigger product_promotion_changes after insert or update or delete on product_promotion
    for each statement execute function note_line_change();
create trigger sharing_group_member_changes after insert or update or delete on sharing_group_member
    for each statement execute function note_line_change();
create trigger cycle_change_changes after insert or update or delete on cycle_change
    for each statement execute function note_line_change();
create trigger billing_account_cycle_changes after update on billing_account
    for each row when ((old.cycle_day, old.cycle_frequency, old.cycle_phase)
                       is distinct from (new.cycle_day, new.cycle_frequency, new.cycle_phase))
    execute function note_line_change();
