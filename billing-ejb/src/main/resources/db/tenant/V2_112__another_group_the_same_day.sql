-- A line that is put into another group on the day it joined one was never in the first.
grant update (group_id) on sharing_group_member to ${tenant_role};
