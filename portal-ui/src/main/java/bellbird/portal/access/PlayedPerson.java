package bellbird.portal.access;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A person of the demo operator, played by a job: named where the machine would be named. Roles are
 * the container's as ever, and a request, which has a person of its own, never sees one.
 *
 * @param subject as a realm would call them
 * @param customer whose self-care they use; null for staff
 */
public record PlayedPerson(String subject, String name, @Nullable UUID customer) {

    private static final ScopedValue<PlayedPerson> ON_STAGE = ScopedValue.newInstance();

    public <T> T play(Supplier<T> act) {
        return ScopedValue.where(ON_STAGE, this).call(act::get);
    }

    static Optional<PlayedPerson> onStage() {
        return ON_STAGE.isBound() ? Optional.of(ON_STAGE.get()) : Optional.empty();
    }
}
