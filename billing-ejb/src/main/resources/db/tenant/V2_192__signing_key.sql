-- The key with which an operator signs what it hands out as a proof (Ed25519). One, made when it is first needed.
create table signing_key (
    id          text primary key,                         -- RFC 7638 thumbprint, base64url
    public_key  text not null,                            -- 32 bytes, base64url
    secret      text not null,                            -- PKCS #8, base64, sealed
    made_at     timestamptz not null default now()
);
create unique index signing_key_one on signing_key ((true));
grant select, insert, update (secret) on signing_key to ${tenant_role};
