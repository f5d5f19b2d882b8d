-- Name of the key a tenant's secrets are sealed with; a tenant that is up to date is not visited when keys are changed.
alter table control.tenant add secret_key text not null default '';
