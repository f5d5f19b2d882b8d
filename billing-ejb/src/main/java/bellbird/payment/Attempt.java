package bellbird.payment;

import bellbird.kernel.money.Money;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One try to pay a bill. Its id is the idempotency key at the provider. */
record Attempt(
        UUID id,
        UUID billId,
        UUID accountId,
        String provider,
        Money amount,
        AttemptState state,
        @Nullable String session,
        @Nullable URI url,
        Instant createdAt) {

    boolean isUnderWay() {
        return switch (state) {
            case CREATED, PENDING, UNKNOWN -> true;
            case SUCCEEDED, FAILED, EXPIRED -> false;
        };
    }
}
