package bellbird.usage;

import bellbird.kernel.tenant.TenantProfile;
import bellbird.kernel.tenant.TenantStarter;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A new tenant starts with a feed and the folder it watches. */
@ApplicationScoped
class InboxAtStart implements TenantStarter {

    @EJB UsageFiles files;

    @Override
    public void start(TenantProfile tenant) {
        Optional<Path> inbox = InboxFolder.configured();
        for (FeedRow feed : files.feeds()) {
            if (inbox.isPresent() && feed.folder() != null) {
                try {
                    Files.createDirectories(
                            inbox.get().resolve(tenant.shortName()).resolve(feed.folder()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
