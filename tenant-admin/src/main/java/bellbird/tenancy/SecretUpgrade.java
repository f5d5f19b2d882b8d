package bellbird.tenancy;

import bellbird.kernel.secret.KeyRing;
import bellbird.kernel.secret.SealedColumn;
import bellbird.kernel.secret.SealedColumns;
import bellbird.kernel.tenant.TenantId;
import java.lang.System.Logger;
import java.util.List;

/**
 * Changes keys: brings every stored secret under the current key, visiting only tenants that are
 * behind. Done at start-up, after the schemas.
 */
final class SecretUpgrade {

    private static final Logger LOG = System.getLogger(SecretUpgrade.class.getName());

    private final ControlSql control;
    private final KeyRing ring;
    private final List<SealedColumn> ofInstallation;
    private final List<SealedColumn> ofTenants;

    SecretUpgrade(ControlSql control, KeyRing ring, Iterable<SealedColumns> modules) {
        this.control = control;
        this.ring = ring;
        this.ofInstallation = new java.util.ArrayList<>();
        this.ofTenants = new java.util.ArrayList<>();
        for (SealedColumns module : modules) {
            ofInstallation.addAll(module.ofInstallation());
            ofTenants.addAll(module.ofTenants());
        }
    }

    /**
     * @return number of secrets that changed their key
     */
    int run() {
        Resealing resealing = new Resealing(ring);
        int changed = control.asOwner(c -> resealing.reseal(c, "control", ofInstallation));
        for (TenantId tenant : control.asOwner(c -> Registry.notUnderKey(c, ring.current()))) {
            changed +=
                    control.asOwner(
                            c -> {
                                int here = resealing.reseal(c, tenant.schema(), ofTenants);
                                Registry.setSecretKey(c, tenant, ring.current());
                                return here;
                            });
        }
        LOG.log(
                Logger.Level.INFO,
                "all secrets are sealed with key {0}; {1} were not",
                ring.current(),
                changed);
        return changed;
    }
}
