package bellbird.offering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import bellbird.kernel.error.BellbirdException;
import bellbird.offering.PromotionRow.State;
import bellbird.testing.Entities;
import bellbird.testing.TenantWork;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Ines writes promotions on 12 October 2026, and Oto reads them where prices need four eyes. */
public class PromotionsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 10, 12);
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 1);

    private final TenantWork work = new TenantWork("IE", "EUR", "Europe/Dublin", Entities.ALL);
    private final Promotions promotions = work.add(new Promotions());
    private final PriceReviews reviews = work.add(new PriceReviews());

    @AfterEach
    void close() {
        work.close();
    }

    /** The id of the one with a code. */
    public static UUID id(List<PromotionRow> all, String code) {
        return all.stream()
                .filter(one -> one.promotion().code().equals(code))
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    void a_promotion_is_written_published_changed_and_ended() {
        UUID half = draft(null, half());
        assertThat(state(half)).isEqualTo(State.DRAFT);
        work.run(() -> promotions.publish(half));
        assertThat(state(half)).isEqualTo(State.PLANNED);
        assertThat(row(half).on(NOVEMBER)).isEqualTo(State.PUBLISHED);
        assertThat(row(half).on(NOVEMBER.plusMonths(1))).isEqualTo(State.ENDED);

        assertThat(draft(half, percent(half(), "60"))).isEqualTo(half);
        assertThat(state(half)).isEqualTo(State.DRAFT);
        work.run(() -> promotions.publish(half));
        work.run(() -> promotions.end(half));
        assertThat(state(half)).isEqualTo(State.ENDED);
        assertThatThrownBy(() -> work.run(() -> promotions.end(half)))
                .hasMessageContaining("error.promotion.ended");
        assertThatThrownBy(() -> work.run(() -> promotions.publish(half)))
                .hasMessageContaining("error.promotion.notDraft");
        assertThat(work.audit)
                .hasSize(5)
                .anySatisfy(one -> assertThat(one).contains("draft promotion", "60"))
                .contains("publish promotion: DRAFT -> PUBLISHED")
                .contains("end promotion: PUBLISHED -> RETIRED");
    }

    @Test
    void one_that_is_used_up_has_ended() {
        Promotion five =
                new Promotion(
                        "FIVE",
                        "Five",
                        new Benefit.PercentOff(BigDecimal.TEN),
                        Set.of(),
                        null,
                        TODAY,
                        null,
                        5L);
        assertThat(new PromotionRow(new UUID(0, 0), five, "PUBLISHED", 4).on(TODAY))
                .isEqualTo(State.PUBLISHED);
        assertThat(new PromotionRow(new UUID(0, 0), five, "PUBLISHED", 5).on(TODAY))
                .isEqualTo(State.ENDED);
    }

    @Test
    void where_prices_need_four_eyes_somebody_else_publishes_what_was_handed_in() {
        work.calledBy("ines");
        work.run(() -> reviews.changeFourEyes(true));
        UUID half = draft(null, half());
        assertThat(get(half).mayPublish()).isFalse();
        assertThatThrownBy(() -> work.run(() -> promotions.publish(half)))
                .hasMessageContaining("error.offering.needsReview");

        work.run(() -> promotions.submit(half));
        assertThat(state(half)).isEqualTo(State.IN_REVIEW);
        assertThatThrownBy(() -> work.run(() -> promotions.publish(half)))
                .hasMessageContaining("error.promotion.ownReview");
        assertThatThrownBy(() -> draft(half, percent(half(), "90")))
                .hasMessageContaining("error.promotion.inReview");

        work.calledBy("oto");
        assertThat(get(half))
                .returns(true, PromotionDetail::mayPublish)
                .returns("Bo Clerk", PromotionDetail::submittedBy);
        work.run(() -> promotions.sendBack(half));
        assertThat(state(half)).isEqualTo(State.DRAFT);
        assertThatThrownBy(() -> work.run(() -> promotions.sendBack(half)))
                .hasMessageContaining("error.promotion.notInReview");

        work.calledBy("ines");
        work.run(() -> promotions.submit(half));
        work.calledBy("oto");
        work.run(() -> promotions.publish(half));
        assertThat(state(half)).isEqualTo(State.PLANNED);
    }

    @Test
    void what_is_wrong_is_told_at_its_field_and_nothing_is_kept() {
        assertThat(
                        refused(
                                null,
                                new Promotion(
                                        "H\u0410LF", // a Cyrillic letter
                                        "n".repeat(121),
                                        new Benefit.PercentOff(new BigDecimal("100.5")),
                                        Set.of("nothing"),
                                        0L,
                                        NOVEMBER,
                                        NOVEMBER,
                                        -1L)))
                .containsExactlyInAnyOrder(
                        "code error.offering.code",
                        "name error.tooLong",
                        "offerings error.offering.unknownName",
                        "benefit/percent error.catalog.percent",
                        "firstPeriods error.notPositive",
                        "limit error.notPositive",
                        "validTo error.catalog.validTo");
        assertThat(refused(null, off(new Benefit.AmountOff(new BigDecimal("-1")))))
                .containsExactly("benefit/amount error.offering.negative");
        assertThat(refused(null, off(new Benefit.AmountOff(new BigDecimal("0.000000001")))))
                .containsExactly("benefit/amount error.offering.decimals");
        assertThat(refused(null, off(new Benefit.FreeUnits(AllowanceTerms.Unit.BYTES, 0))))
                .containsExactly("benefit/quantity error.notPositive");
        assertThat(work.call(promotions::list)).isEmpty();
    }

    @Test
    void a_code_is_one_promotions_for_ever() {
        UUID half = draft(null, half());
        assertThat(refused(null, half())).containsExactly("code error.promotion.codeTaken");
        Promotion other =
                new Promotion(
                        "HALB", "Half", half().benefit(), Set.of(), null, NOVEMBER, null, null);
        assertThat(refused(half, other)).containsExactly("code error.promotion.otherCode");
    }

    @Test
    void one_whose_days_are_over_is_not_published() {
        UUID over =
                draft(
                        null,
                        new Promotion(
                                "OVER",
                                "Over",
                                half().benefit(),
                                Set.of(),
                                null,
                                TODAY.minusDays(9),
                                TODAY,
                                null));
        assertThatThrownBy(() -> work.run(() -> promotions.publish(over)))
                .hasMessageContaining("error.promotion.over");
    }

    private UUID draft(@Nullable UUID id, Promotion promotion) {
        return work.call(() -> promotions.draft(id, promotion)).row().id();
    }

    private PromotionDetail get(UUID id) {
        return work.call(() -> promotions.get(id));
    }

    private PromotionRow row(UUID id) {
        return get(id).row();
    }

    private State state(UUID id) {
        return row(id).on(TODAY);
    }

    private List<String> refused(@Nullable UUID id, Promotion promotion) {
        return catchThrowableOfType(BellbirdException.class, () -> draft(id, promotion))
                .problems()
                .stream()
                .map(one -> one.field() + " " + one.messageKey())
                .toList();
    }

    private static Promotion half() {
        return new Promotion(
                "HALF",
                "Half price at first",
                new Benefit.PercentOff(new BigDecimal("50")),
                Set.of(),
                3L,
                NOVEMBER,
                NOVEMBER.plusMonths(1),
                500L);
    }

    private static Promotion percent(Promotion one, String percent) {
        return new Promotion(
                one.code(),
                one.name(),
                new Benefit.PercentOff(new BigDecimal(percent)),
                one.offerings(),
                one.firstPeriods(),
                one.validFrom(),
                one.validTo(),
                one.limit());
    }

    private static Promotion off(Benefit benefit) {
        return new Promotion("OFF", "Off", benefit, Set.of(), null, NOVEMBER, null, null);
    }
}
