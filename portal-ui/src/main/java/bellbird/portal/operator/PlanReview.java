package bellbird.portal.operator;

import bellbird.kernel.time.BusinessClock;
import bellbird.offering.Audience;
import bellbird.offering.OfferingDetail;
import bellbird.offering.OfferingKind;
import bellbird.offering.Offerings;
import bellbird.offering.PriceReviews;
import bellbird.offering.PriceTerms;
import bellbird.portal.component.Note;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.StatusBadge;
import bellbird.portal.component.Tone;
import bellbird.portal.plan.Gaps;
import bellbird.portal.plan.Sheet;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A version that waits for a second person: what it says, and what it changes. */
final class PlanReview {

    private final OfferingDetail offering;
    private final OfferingDetail.Version version;
    private final PlanParts parts;
    private final BusinessClock clock;
    private final PriceTerms terms;
    private final OfferingKind kind;
    private final PriceReviews.State state;
    private final Sheet sheet;

    PlanReview(
            OfferingDetail offering,
            OfferingDetail.Version version,
            Offerings offerings,
            PriceReviews reviews,
            BusinessClock clock) {
        this.offering = offering;
        this.version = version;
        this.clock = clock;
        parts = new PlanParts(offerings);
        terms = offerings.terms(version.id());
        kind = offerings.rules(offering.id()).kind();
        state = reviews.of(version.id());
        sheet = parts.sheet(offering, version);
    }

    Sheet sheet() {
        return sheet;
    }

    /**
     * @param publish where the reader may do so
     */
    PageHeader header(SheetFile file, Runnable sendBack, Consumer<Audience> publish) {
        PageHeader header =
                PlanParts.header(offering)
                        .state(
                                new StatusBadge(
                                        Tone.WARN, Texts.text("operator.plan.state.in_review")))
                        .action(file.download(offering.code(), sheet))
                        .action(
                                new Button(
                                        Texts.text("operator.review.back"),
                                        click -> sendBack.run()));
        if (state.mayApprove()) {
            header.primary(
                    new Button(
                            Texts.text("operator.plan.publish"),
                            click ->
                                    PublishDialog.ask(
                                            sheet,
                                            Gaps.note(terms, kind),
                                            PlanWriting.inUse(offering),
                                            publish)));
        }
        return header;
    }

    /** Who handed it in, and who is to read it. */
    Note whose() {
        return new Note(
                Tone.WARN,
                Texts.text(
                        state.mayApprove() ? "operator.review.yours" : "operator.review.others",
                        state.submittedBy()));
    }

    /** The versions, what has no price, what is changed, and all prices. */
    List<Component> content() {
        List<Component> content = new ArrayList<>();
        content.add(new PlanVersions(offering, clock.today()));
        Gaps.note(terms, kind).ifPresent(content::add);
        PlanVersions.inForce(offering, version.validFrom())
                .ifPresent(before -> content.add(parts.changes(offering, before, version)));
        content.add(parts.prices(version));
        return content;
    }
}
