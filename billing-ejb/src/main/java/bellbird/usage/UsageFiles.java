package bellbird.usage;

import bellbird.kernel.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes usage files in, once each, and says what became of them. */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.API, Roles.SYSTEM})
public class UsageFiles {

    /** The feeds; there is always the default one. */
    public List<FeedRow> feeds() {
        throw new UnsupportedOperationException();
    }

    /**
     * Registers a file by its digest and puts it on the list of work. The same content again is a
     * duplicate without effect.
     *
     * @param feedId null for the default feed
     */
    public FileReceipt upload(@Nullable UUID feedId, String fileName, InputStream content)
            throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Newest first; at most 200. */
    public List<UsageFileRow> list(int offset, int limit) {
        throw new UnsupportedOperationException();
    }

    public long count() {
        throw new UnsupportedOperationException();
    }

    public UsageFileRow get(UUID fileId) {
        throw new UnsupportedOperationException();
    }

    /**
     * Records of a file that were not rated, by line; at most 200.
     *
     * @param verdict null for all
     */
    public List<SetAsideRow> setAside(
            UUID fileId, @Nullable Verdict verdict, int offset, int limit) {
        throw new UnsupportedOperationException();
    }

    /** Writes the file as it came. */
    public void writeOriginal(UUID fileId, OutputStream out) throws IOException {
        throw new UnsupportedOperationException();
    }
}
