package bellbird.portal.plan;

import bellbird.offering.Uncovered;
import bellbird.offering.UsageMatch;
import bellbird.portal.text.Texts;
import java.util.Locale;

/** Events that would have no price, in words. */
final class Gaps {

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
}
