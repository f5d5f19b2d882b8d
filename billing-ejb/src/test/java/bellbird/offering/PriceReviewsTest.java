package bellbird.offering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellbird.testing.Entities;
import bellbird.testing.TenantWork;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Prices that a second person reads before they are sold. */
class PriceReviewsTest {

    private final TenantWork work = new TenantWork("IE", "EUR", "Europe/Dublin", Entities.ALL);
    private final Offerings offerings = work.add(new Offerings());
    private final PriceReviews reviews = work.add(new PriceReviews());

    @BeforeEach
    void ines_writes_a_draft_where_prices_need_four_eyes() {
        work.calledBy("ines");
        work.run(() -> reviews.changeFourEyes(true));
    }

    @AfterEach
    void close() {
        work.close();
    }

    private OfferingDetail written() {
        return work.call(() -> offerings.draft(draft(null, "20")));
    }

    private static OfferingDraft draft(@Nullable UUID offering, String price) {
        return new OfferingDraft(
                offering,
                "plan-a",
                "Plan A",
                "",
                LocalDate.of(2026, 10, 1),
                new BigDecimal(price),
                true,
                List.of(),
                List.of(),
                null);
    }

    private UUID handedIn() {
        UUID version = written().versions().getFirst().id();
        work.run(() -> reviews.submit(version));
        return version;
    }

    @Test
    void a_draft_that_nobody_has_handed_in_is_not_published() {
        UUID version = written().versions().getFirst().id();

        assertThatThrownBy(() -> work.call(() -> offerings.publish(version)))
                .hasMessageContaining("error.offering.needsReview");
    }

    @Test
    void who_handed_it_in_cannot_publish_it_and_somebody_else_can() {
        UUID version = handedIn();

        assertThat(work.call(() -> reviews.of(version)).mayApprove()).isFalse();
        assertThatThrownBy(() -> work.call(() -> offerings.publish(version)))
                .hasMessageContaining("error.offering.ownReview");

        work.calledBy("oto");
        assertThat(work.call(() -> reviews.of(version)).mayApprove()).isTrue();
        assertThat(work.call(() -> offerings.publish(version)).status()).isEqualTo("PUBLISHED");
    }

    @Test
    void while_it_is_read_nobody_changes_it() {
        handedIn();
        UUID plan = work.call(offerings::list).getFirst().id();

        assertThatThrownBy(() -> work.call(() -> offerings.draft(draft(plan, "25"))))
                .hasMessageContaining("error.offering.inReview");
    }

    @Test
    void sent_back_it_is_a_draft_again_and_still_needs_a_second_person() {
        UUID version = handedIn();
        work.calledBy("oto");

        work.run(() -> reviews.sendBack(version));

        assertThat(work.call(() -> reviews.of(version)).inReview()).isFalse();
        assertThatThrownBy(() -> work.call(() -> offerings.publish(version)))
                .hasMessageContaining("error.offering.needsReview");
    }

    @Test
    void without_the_policy_whoever_writes_prices_publishes_them() {
        work.run(() -> reviews.changeFourEyes(false));
        UUID version = written().versions().getFirst().id();

        assertThat(work.call(() -> offerings.publish(version)).status()).isEqualTo("PUBLISHED");
    }
}
