package bellbird.kernel.secret;

import java.util.List;

/** Implemented by a module that keeps secrets, so that they follow when the key is changed. */
public interface SealedColumns {

    /** In the installation's own schema. */
    default List<SealedColumn> ofInstallation() {
        return List.of();
    }

    /** In the schema of every tenant. */
    default List<SealedColumn> ofTenants() {
        return List.of();
    }
}
