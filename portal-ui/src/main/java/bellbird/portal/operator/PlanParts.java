package bellbird.portal.operator;

import bellbird.offering.OfferingDetail;
import bellbird.offering.Offerings;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.TextLink;
import bellbird.portal.plan.PriceList;
import bellbird.portal.plan.Sheet;
import bellbird.portal.plan.SheetChanges;
import bellbird.portal.plan.SheetWriter;
import bellbird.portal.plan.TariffSheet;
import bellbird.portal.text.Texts;
import java.util.List;

/** What the page of a plan shows of its versions, whoever reads or writes it. */
final class PlanParts {

    private final Offerings offerings;

    PlanParts(Offerings offerings) {
        this.offerings = offerings;
    }

    Sheet sheet(OfferingDetail offering, OfferingDetail.Version version) {
        return SheetWriter.of(
                offering.name(),
                version.validFrom(),
                version.currency(),
                version.taxIncluded(),
                offerings.terms(version.id()));
    }

    static TextLink rates(OfferingDetail offering) {
        return new TextLink(Paths.rates(offering.id()), Texts.text("operator.plan.rates"));
    }

    static SectionCard seen(TariffSheet sheet) {
        return new SectionCard(Texts.text("operator.plan.asCustomersSee")).body(sheet);
    }

    static PageHeader header(OfferingDetail offering) {
        PageHeader header =
                new PageHeader(offering.name()).under(Texts.text("operator.plans"), Paths.PLANS);
        return offering.description().isEmpty() ? header : header.lead(offering.description());
    }

    SectionCard prices(OfferingDetail.Version version) {
        return new SectionCard(Texts.text("operator.plan.content"))
                .edge(new PriceList(offerings.terms(version.id()), version.currency()));
    }

    SectionCard changes(
            OfferingDetail offering, OfferingDetail.Version before, OfferingDetail.Version now) {
        return new SectionCard(Texts.text("operator.review.changes"))
                .edge(
                        new SheetChanges(
                                sheet(offering, before),
                                sheet(offering, now),
                                List.of(
                                        PlanComparisonView.name(before),
                                        PlanComparisonView.name(now))));
    }
}
