package bellbird.portal.operator;

import bellbird.offering.Benefit;
import bellbird.offering.OfferingKind;
import bellbird.offering.OfferingRow;
import bellbird.offering.Promotion;
import bellbird.portal.component.PlainTable;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.Words;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.PromotionText;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A promotion as customers read it, and what each price becomes by it. */
final class PromotionPreview extends Div {

    private static final long serialVersionUID = 1;

    /** More prices than these say nothing more. */
    private static final int MOST = 8;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final transient List<OfferingRow> offerings;
    private final Currency currency;

    PromotionPreview(List<OfferingRow> offerings, Currency currency) {
        this.offerings = offerings;
        this.currency = currency;
        addClassName("op-stack");
    }

    /** Before anything can be read. */
    void nothing() {
        removeAll();
        add(
                new SectionCard(Texts.text("operator.plan.asCustomersSee"))
                        .body(Words.quiet(Texts.text("operator.promotion.preview.none"))));
    }

    void show(Promotion promotion) {
        removeAll();
        Map<String, String> names = new TreeMap<>();
        offerings.forEach(one -> names.put(one.code(), one.name()));
        Paragraph sentence = Words.written(PromotionText.sentence(promotion, currency, names));
        sentence.addClassName("op-sentence");
        add(new SectionCard(Texts.text("operator.plan.asCustomersSee")).body(sentence));
        List<OfferingRow> reduced =
                offerings.stream()
                        .filter(one -> !one.status().equals("RETIRED"))
                        .filter(
                                one ->
                                        promotion.offerings().isEmpty()
                                                ? one.kind() != OfferingKind.ADD_ON
                                                : promotion.offerings().contains(one.code()))
                        .filter(one -> one.recurringPrice().signum() > 0)
                        .toList();
        if (promotion.benefit() instanceof Benefit.FreeUnits || reduced.isEmpty()) {
            return;
        }
        PlainTable table =
                new PlainTable(
                        PlainTable.Column.text(Texts.text("operator.plan.name.short")),
                        PlainTable.Column.number(Texts.text("operator.promotion.before")),
                        PlainTable.Column.number(Texts.text("operator.promotion.after")));
        reduced.stream()
                .limit(MOST)
                .forEach(
                        one ->
                                table.row(
                                        Words.plain(one.name()),
                                        Words.number(price(one.recurringPrice())),
                                        Words.number(
                                                price(
                                                        after(
                                                                promotion.benefit(),
                                                                one.recurringPrice())))));
        SectionCard card = new SectionCard(Texts.text("operator.promotion.effect")).edge(table);
        if (reduced.size() > MOST) {
            card.body(
                    Words.detail(
                            Texts.text("operator.promotion.effect.more", reduced.size() - MOST)));
        }
        add(card);
    }

    private String price(BigDecimal amount) {
        return MoneyFormat.price(amount, currency);
    }

    /** Of a whole period, as {@code bellbird.offering.PromotionGiven} takes it off. */
    private static BigDecimal after(Benefit benefit, BigDecimal price) {
        return switch (benefit) {
            case Benefit.PercentOff off ->
                    price.multiply(HUNDRED.subtract(off.percent()))
                            .divide(HUNDRED)
                            .max(BigDecimal.ZERO);
            case Benefit.AmountOff off -> price.subtract(off.amount()).max(BigDecimal.ZERO);
            case Benefit.FreeUnits free -> price;
        };
    }
}
