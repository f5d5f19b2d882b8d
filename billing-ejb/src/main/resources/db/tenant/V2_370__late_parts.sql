-- RATED says that the session of a part is over, whether it cost something or not. What comes later can be a record of its
-- own, if a person says so: such a part is ALONE.
alter table usage_part drop constraint usage_part_state_check;
alter table usage_part add constraint usage_part_state_check check (state in ('WAITING', 'TRIED', 'RATED', 'ALONE'));
