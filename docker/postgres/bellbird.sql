-- Roles and databases the product expects; the stack of ./run makes the same ones (DatabaseSetup).
\getenv keycloak_password KEYCLOAK_DB_PASSWORD
\getenv app_password BELLBIRD_DB_PASSWORD
\getenv owner_password BELLBIRD_OWNER_DB_PASSWORD

create role keycloak login password :'keycloak_password';
create role bellbird_owner login createrole password :'owner_password';
create role bellbird_app login noinherit password :'app_password';

create database keycloak owner keycloak;
create database bellbird owner bellbird_owner;

\connect bellbird

revoke all on schema public from public;
revoke temporary on database bellbird from public;
create schema extensions;
grant usage on schema extensions to public;
create extension btree_gist schema extensions;
