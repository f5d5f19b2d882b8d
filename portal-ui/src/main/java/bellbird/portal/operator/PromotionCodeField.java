package bellbird.portal.operator;

import bellbird.kernel.error.BellbirdException;
import bellbird.offering.OfferingRow;
import bellbird.offering.Promotion;
import bellbird.order.Orders;
import bellbird.portal.text.BenefitText;
import bellbird.portal.text.Problems;
import bellbird.portal.text.PromotionText;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The code that comes with an order; says what it gives, or why it does not hold, once it is left.
 */
final class PromotionCodeField extends TextField {

    private static final long serialVersionUID = 1;

    private final transient Orders orders;
    private final transient Supplier<@Nullable OfferingRow> ordered;
    private final transient Supplier<@Nullable LocalDate> startOn;
    private transient @Nullable Promotion promised;

    /**
     * @param ordered what is ordered; null while nothing is chosen
     * @param startOn first day; null while it is empty
     */
    PromotionCodeField(
            Orders orders,
            Supplier<@Nullable OfferingRow> ordered,
            Supplier<@Nullable LocalDate> startOn) {
        super(Texts.text("operator.order.promotion"));
        this.orders = orders;
        this.ordered = ordered;
        this.startOn = startOn;
        setHelperText(Texts.text("operator.order.promotion.help"));
    }

    /** Looks again, after the code or what is ordered was changed. */
    void check() {
        promised = null;
        setInvalid(false);
        setHelperText(Texts.text("operator.order.promotion.help"));
        OfferingRow offering = ordered.get();
        LocalDate day = startOn.get();
        String code = code();
        if (code == null || offering == null || day == null) {
            return;
        }
        try {
            Promotion promotion = orders.promised(code, offering.id(), day);
            promised = promotion;
            setHelperText(
                    Texts.text(
                            "operator.order.promotion.gives",
                            promotion.name(),
                            BenefitText.of(promotion.benefit(), offering.currency()),
                            PromotionText.periods(promotion)));
        } catch (BellbirdException refused) {
            setErrorMessage(Problems.text(refused));
            setInvalid(true);
        }
    }

    /** What the code gives, as it was looked at last; null if nothing. */
    @Nullable Promotion promised() {
        return promised;
    }

    /** What was typed; null if nothing. */
    @Nullable String code() {
        String code = getValue().strip();
        return code.isEmpty() ? null : code;
    }
}
