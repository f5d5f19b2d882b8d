package bellbird.portal.operator;

import bellbird.offering.OfferingDetail;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.StatusBadge;
import bellbird.portal.component.TextLink;
import bellbird.portal.component.Tone;
import bellbird.portal.component.Words;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The versions of a plan on a line of time, oldest first. */
final class PlanVersions extends SectionCard {

    private static final long serialVersionUID = 1;

    /**
     * @param today of the tenant
     */
    PlanVersions(OfferingDetail offering, LocalDate today) {
        super(Texts.text("operator.plan.versions"));
        beside(Words.detail(Texts.text("operator.plan.versions.text")));
        List<OfferingDetail.Version> oldestFirst = new ArrayList<>(offering.versions());
        oldestFirst.sort(Comparator.comparingInt(OfferingDetail.Version::number));
        Optional<OfferingDetail.Version> current = inForce(offering, today);
        OrderedList line = new OrderedList();
        line.addClassName("versions");
        oldestFirst.forEach(
                version -> line.add(item(version, current.filter(version::equals).isPresent())));
        body(line);
        if (!published(offering).isEmpty()) {
            action(
                    new TextLink(
                            Paths.publication(offering.id()),
                            Texts.text("operator.plan.publication")));
        }
        if (oldestFirst.size() > 1) {
            action(
                    new TextLink(
                            Paths.comparePlan(offering.id()), Texts.text("operator.plan.compare")));
        }
    }

    private static ListItem item(OfferingDetail.Version version, boolean inForce) {
        Span price =
                new Span(
                        Words.strong(Integer.toString(version.number())),
                        new Span(
                                " "
                                        + MoneyFormat.price(
                                                version.recurringPrice(), version.currency())
                                        + " "));
        ListItem item = new ListItem(price);
        switch (version.status()) {
            case "DRAFT" -> {
                item.addClassName("draft");
                price.add(new StatusBadge(Tone.ACTION, Texts.text("operator.plan.state.draft")));
            }
            case "IN_REVIEW" -> {
                item.addClassName("draft");
                price.add(new StatusBadge(Tone.WARN, Texts.text("operator.plan.state.in_review")));
            }
            default -> {
                if (inForce) {
                    item.addClassName("current");
                    price.add(new StatusBadge(Tone.OK, Texts.text("operator.plan.inForce")));
                }
            }
        }
        item.add(
                new Div(Texts.text("operator.plan.fromDay", TimeFormat.date(version.validFrom()))));
        return item;
    }

    /** The version that is still being written or read; there is one at most. */
    static Optional<OfferingDetail.Version> unpublished(OfferingDetail offering) {
        return offering.versions().stream()
                .filter(version -> !version.status().equals("PUBLISHED"))
                .findFirst();
    }

    /** What was published, newest first. */
    static List<OfferingDetail.Version> published(OfferingDetail offering) {
        return offering.versions().stream()
                .filter(version -> version.status().equals("PUBLISHED"))
                .toList();
    }

    /** What the next version begins with: the draft there is, or what was published last. */
    static OfferingDetail.Version newest(OfferingDetail offering) {
        return offering.versions().getFirst();
    }

    /** The first day of what begins with a version: its own, or one on which it can follow it. */
    static LocalDate nextFrom(OfferingDetail.Version base, LocalDate today) {
        LocalDate tomorrow = today.plusDays(1);
        boolean follows = base.status().equals("PUBLISHED");
        return follows && base.validFrom().isBefore(tomorrow) ? tomorrow : base.validFrom();
    }

    /** The published version of a day. */
    static Optional<OfferingDetail.Version> inForce(OfferingDetail offering, LocalDate day) {
        return published(offering).stream()
                .filter(version -> !version.validFrom().isAfter(day))
                .max(
                        Comparator.comparing(OfferingDetail.Version::validFrom)
                                .thenComparing(OfferingDetail.Version::number));
    }
}
