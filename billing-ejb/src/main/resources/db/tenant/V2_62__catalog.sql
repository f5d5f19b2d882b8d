-- Kinds of offerings, what goes together, and promotions: what the catalogue document says beside prices.

-- rules: kind, compatibility and parts as the document writes them; null for a plan that goes with everything.
alter table product_offering add column rules json;

create table promotion (
    code      text primary key check (code ~ '^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$'),
    document  json not null,
    status    text not null check (status in ('DRAFT', 'RETIRED'))   -- nothing gives a benefit yet
);
grant select, insert, update on promotion to ${tenant_role};
