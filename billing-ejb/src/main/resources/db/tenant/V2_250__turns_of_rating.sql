-- Who rates usage of the tenant takes turns, each with a number. The worker of a file who finds that the turn before was its
-- own knows that the allowances are as it left them, and does not read them again (docs/decisions/0015).
create sequence rating_turn;
grant usage on sequence rating_turn to ${tenant_role};
