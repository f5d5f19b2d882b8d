package bellbird.clock;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a sandbox clock stands.
 *
 * @param now tenant time
 * @param target where it is stepping to; null while it stands
 */
public record SandboxTime(Instant now, @Nullable Instant target) {

    public boolean moving() {
        return target != null;
    }
}
