package bellbird.portal.plan;

import bellbird.offering.OfferingKind;
import bellbird.offering.PriceTerms;
import bellbird.offering.Uncovered;
import bellbird.offering.UsageMatch;
import bellbird.portal.component.Note;
import bellbird.portal.component.Tone;
import bellbird.portal.component.Words;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Events that would have no price, in words. */
public final class Gaps {

    private Gaps() {}

    static String words(Uncovered one) {
        String service = Texts.text("operator.plan.service", one.service());
        String where =
                one.zone().equals(UsageMatch.HOME)
                        ? Texts.text("operator.sheet.atHome")
                        : Texts.text("operator.sheet.in", one.zone());
        return Texts.text(
                "operator.plan.gap." + one.reason().name().toLowerCase(Locale.ROOT),
                service,
                where,
                one.detail());
    }

    /**
     * What whoever publishes must know; empty if everything has a price. Add-ons and bundles have
     * no usage prices: the plan beside or in them has.
     */
    public static Optional<Component> note(PriceTerms terms, OfferingKind kind) {
        List<String> open =
                kind == OfferingKind.BASE_PLAN
                        ? Uncovered.of(terms).stream().map(Gaps::words).distinct().toList()
                        : List.of();
        if (open.isEmpty()) {
            return Optional.empty();
        }
        UnorderedList list = new UnorderedList();
        open.forEach(one -> list.add(new ListItem(one)));
        return Optional.of(
                new Note(Tone.WARN, Words.strong(Texts.text("operator.plan.gaps")), list));
    }
}
