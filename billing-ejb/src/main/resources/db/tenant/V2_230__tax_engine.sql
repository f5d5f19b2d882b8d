-- An operator may have the tax of its bills determined by an external engine (docs/tax-engine.md). One at most.
create table tax_engine (
    id       text primary key check (id = 'engine'),
    address  text not null check (length(address) between 1 and 500),
    api_key  text not null default '',                   -- sealed; empty if the engine asks for none
    is_used  boolean not null                            -- else bills are taxed by the rates of the operator
);
grant select, insert, update on tax_engine to ${tenant_role};

-- What the engine said of a bill to be, before it is one: found again when the bill is calculated again with the same
-- charges, so that nobody is asked twice. What cannot be right is not kept. A round is that of the bill's run: drafts
-- that people have calculated again are asked about again.
create table tax_answer (
    bill_id        uuid not null,                        -- of the bill to be
    question_hash  text not null,                        -- SHA-256 of the question without its key
    round          integer not null,
    answer         json not null,
    answered_at    timestamptz not null,
    primary key (bill_id, question_hash, round)
);
grant select, insert on tax_answer to ${tenant_role};

-- The answer by which an issued bill was taxed: frozen with it.
create table bill_tax_answer (
    bill_id        uuid primary key references customer_bill,
    question_hash  text not null,
    round          integer not null,
    foreign key (bill_id, question_hash, round) references tax_answer
);
grant select, insert on bill_tax_answer to ${tenant_role};
