#!/bin/bash
# Makes the client bellbird-provisioning in the realm master: it may create realms, and rules those it made.
set -euo pipefail
kcadm=${KCADM:-/opt/keycloak/bin/kcadm.sh}
server=${KEYCLOAK_SERVER:-http://identity:8180}
config=/tmp/kcadm.config
client=bellbird-provisioning

for _ in $(seq 60); do
  "$kcadm" config credentials --config "$config" --server "$server" --realm master \
    --user admin --password "$KEYCLOAK_ADMIN_PASSWORD" >/dev/null 2>&1 && ready=yes && break
  sleep 2
done
[ -n "${ready:-}" ] || { echo "Keycloak does not answer at $server" >&2; exit 1; }

found=$("$kcadm" get clients --config "$config" --target-realm master --query clientId=$client --fields clientId)
case "$found" in *"$client"*) echo "$client is there already"; exit ;; esac
"$kcadm" create clients --config "$config" --target-realm master \
  --set clientId=$client --set "secret=$BELLBIRD_KEYCLOAK_ADMIN_SECRET" --set publicClient=false \
  --set standardFlowEnabled=false --set directAccessGrantsEnabled=false --set serviceAccountsEnabled=true \
  --set 'attributes={"client.use.lightweight.access.token.enabled":"true"}'
"$kcadm" add-roles --config "$config" --target-realm master \
  --uusername "service-account-$client" --rolename create-realm
echo "$client is ready"
