package bellbird.portal.operator;

import bellbird.offering.Promotion;
import bellbird.offering.PromotionRow;
import bellbird.offering.Promotions;
import bellbird.portal.component.EmptyState;
import bellbird.portal.component.PlainTable;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.Toast;
import bellbird.portal.component.TwoLines;
import bellbird.portal.component.Words;
import bellbird.portal.text.BenefitText;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/** What is given with a code, how often it was, and what waits to be published. */
final class PromotionsCard extends Div {

    private static final long serialVersionUID = 1;

    private final transient Promotions promotions;
    private final Currency currency;
    private final ProblemNote problem = new ProblemNote();

    PromotionsCard(Promotions promotions, Currency currency) {
        this.promotions = promotions;
        this.currency = currency;
        show();
    }

    private void show() {
        removeAll();
        List<PromotionRow> rows = promotions.list();
        SectionCard card =
                new SectionCard(Texts.text("operator.promotions"))
                        .beside(Words.detail(Texts.text("operator.promotions.help")));
        if (rows.isEmpty()) {
            add(
                    card.edge(
                            new EmptyState(
                                    Texts.text("operator.promotions.none"),
                                    Texts.text("operator.promotions.none.text"))));
            return;
        }
        PlainTable table =
                new PlainTable(
                        PlainTable.Column.text(Texts.text("operator.promotions.code")),
                        PlainTable.Column.text(Texts.text("operator.promotions.benefit")),
                        PlainTable.Column.text(Texts.text("operator.promotions.days")),
                        PlainTable.Column.number(Texts.text("operator.promotions.redeemed")),
                        PlainTable.Column.text(Texts.text("operator.plan.state")));
        rows.forEach(
                row ->
                        table.row(
                                new TwoLines(row.promotion().code(), row.promotion().name()),
                                new TwoLines(
                                        BenefitText.of(row.promotion().benefit(), currency),
                                        periods(row.promotion())),
                                Words.plain(days(row.promotion())),
                                Words.number(redeemed(row)),
                                state(row)));
        add(problem, card.edge(table));
    }

    private static String periods(Promotion promotion) {
        return promotion.firstPeriods() == null
                ? Texts.text("operator.promotions.always")
                : Texts.text("operator.promotions.periods", promotion.firstPeriods());
    }

    private static String days(Promotion promotion) {
        LocalDate end = promotion.validTo();
        return end == null
                ? Texts.text("operator.plan.fromDay", TimeFormat.date(promotion.validFrom()))
                : Texts.text(
                        "operator.promotions.fromTo",
                        TimeFormat.date(promotion.validFrom()),
                        TimeFormat.date(end.minusDays(1)));
    }

    private static String redeemed(PromotionRow row) {
        Long limit = row.promotion().limit();
        return limit == null
                ? CountFormat.count(row.redeemed())
                : Texts.text(
                        "operator.promotions.ofLimit",
                        CountFormat.count(row.redeemed()),
                        CountFormat.count(limit));
    }

    private Component state(PromotionRow row) {
        Div state = new Div(PlansView.badge(row.status()));
        if (row.status().equals("DRAFT")) {
            Button publish = new Button(Texts.text("operator.plan.publish"), click -> publish(row));
            publish.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            publish.setAriaLabel(Texts.text("operator.promotions.publish", row.promotion().code()));
            state.add(publish);
        }
        return state;
    }

    private void publish(PromotionRow row) {
        String code = row.promotion().code();
        if (problem.attempt(new FieldProblems(), () -> promotions.publish(code))) {
            show();
            Toast.done(Texts.text("operator.promotions.published", code));
        }
    }
}
