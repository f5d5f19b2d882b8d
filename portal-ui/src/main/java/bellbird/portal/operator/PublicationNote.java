package bellbird.portal.operator;

import bellbird.portal.component.Note;
import bellbird.portal.component.TextLink;
import bellbird.portal.component.Tone;
import bellbird.portal.component.Words;
import bellbird.portal.text.Texts;
import bellbird.product.PriceReach.Outcome;
import bellbird.product.PublicationReport;
import com.vaadin.flow.component.html.Div;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/**
 * Told once a version is published: how many lines it reaches, and how many not for which reason.
 */
final class PublicationNote extends Note {

    private static final long serialVersionUID = 1;

    /**
     * @param report of a plan that somebody has
     */
    PublicationNote(UUID offering, PublicationReport report) {
        super(tone(counts(report)), told(offering, counts(report)));
    }

    private static Map<Outcome, Integer> counts(PublicationReport report) {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        report.products().forEach(one -> counts.merge(one.outcome(), 1, Integer::sum));
        return counts;
    }

    private static Tone tone(Map<Outcome, Integer> counts) {
        return counts.keySet().stream().allMatch(Outcome.REACHED::equals) ? Tone.OK : Tone.WARN;
    }

    private static Div told(UUID offering, Map<Outcome, Integer> counts) {
        Div told = new Div();
        counts.forEach(
                (outcome, count) ->
                        told.add(
                                new Div(
                                        Words.plain(
                                                Texts.text(
                                                        "operator.publication.told."
                                                                + outcome.name()
                                                                        .toLowerCase(
                                                                                java.util.Locale
                                                                                        .ROOT),
                                                        count)))));
        told.add(
                new TextLink(Paths.publication(offering), Texts.text("operator.publication.each")));
        return told;
    }
}
