package bellbird.usage;

import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.CurrentTenant;
import bellbird.kernel.tenant.TenantProfiles;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Watches the installation's inbox, {@code <BELLBIRD_INBOX>/<short name>/<feed folder>/}. The
 * tenant comes from the folder, never from a record; folders of nobody are left alone.
 */
@Singleton
@Startup
@RunAs(Roles.SYSTEM)
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class InboxFolder {

    private static final System.Logger LOG = System.getLogger(InboxFolder.class.getName());

    @EJB UsageFiles files;
    @Inject TenantProfiles tenants;

    /** The inbox of this installation; empty where none is configured. */
    static Optional<Path> configured() {
        @Nullable String path = System.getenv("BELLBIRD_INBOX");
        return path == null || path.isBlank() ? Optional.empty() : Optional.of(Path.of(path));
    }

    @Schedule(hour = "*", minute = "*", second = "*/3", persistent = false)
    void look() {
        configured().filter(Files::isDirectory).ifPresent(this::look);
    }

    void look(Path inbox) {
        try (var folders = Files.newDirectoryStream(inbox, Files::isDirectory)) {
            for (Path folder : folders) {
                tenants.byShortName(folder.getFileName().toString())
                        .ifPresent(tenant -> CurrentTenant.run(tenant.id(), () -> take(folder)));
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the usage inbox cannot be read", e);
        }
    }

    /** What is wrong with the folder of one operator stops no other. */
    private void take(Path tenantFolder) {
        try {
            if (FeedFolder.isEmpty(tenantFolder)) {
                return;
            }
            for (FeedRow feed : files.feeds()) {
                if (feed.folder() != null) {
                    new FeedFolder(tenantFolder.resolve(feed.folder()))
                            .takeAll((name, in) -> files.upload(feed.id(), name, in));
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "cannot read " + tenantFolder, e);
        }
    }
}
