package bellbird.portal.operator;

import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.offering.OfferingDetail;
import bellbird.offering.Offerings;
import bellbird.portal.component.EmptyState;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.PlainTable;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.TextLink;
import bellbird.portal.component.Words;
import bellbird.portal.shell.StaffLayout;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.PathIds;
import bellbird.portal.text.PhoneFormat;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import bellbird.product.PriceReach;
import bellbird.product.PriceReach.Outcome;
import bellbird.product.PublicationReport;
import bellbird.product.Publications;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who has the prices of a version, and who of those on the plan does not, and why? The version is
 * chosen in the address; without one it is the newest that was published.
 */
@Route(value = Paths.PLANS + "/:id/publication", layout = StaffLayout.class)
@RolesAllowed({Roles.OWNER, Roles.PRODUCT_MANAGER})
public class PublicationView extends OperatorPage implements BeforeEnterObserver {

    private static final long serialVersionUID = 1;
    private static final int MOST_LISTED = 200;

    /** Those that do not have the prices come first. */
    private static final List<Outcome> ORDER =
            Arrays.stream(Outcome.values())
                    .sorted(Comparator.comparing(one -> one == Outcome.REACHED))
                    .toList();

    private final transient Offerings offerings;
    private final transient Publications publications;
    private final transient TenantProfiles tenants;

    @Inject
    PublicationView(Offerings offerings, Publications publications, TenantProfiles tenants) {
        this.offerings = offerings;
        this.publications = publications;
        this.tenants = tenants;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        OfferingDetail offering = offerings.get(PathIds.require(event, "id"));
        List<OfferingDetail.Version> published = PlanVersions.published(offering);
        removeAll();
        String title = Texts.text("operator.publication.title", offering.name());
        titled(title);
        PageHeader header = new PageHeader(title).under(offering.name(), Paths.plan(offering.id()));
        add(header);
        if (published.isEmpty()) {
            add(
                    new SectionCard()
                            .edge(
                                    new EmptyState(
                                            Texts.text("operator.publication.none"),
                                            Texts.text("operator.publication.none.text"))));
            return;
        }
        OfferingDetail.Version version =
                event.getLocation()
                        .getQueryParameters()
                        .getSingleParameter("version")
                        .flatMap(number -> numbered(published, number))
                        .orElse(published.getFirst());
        show(header, offering, published, version);
    }

    private static Optional<OfferingDetail.Version> numbered(
            List<OfferingDetail.Version> versions, String number) {
        return versions.stream()
                .filter(one -> Integer.toString(one.number()).equals(number))
                .findFirst();
    }

    private void show(
            PageHeader header,
            OfferingDetail offering,
            List<OfferingDetail.Version> published,
            OfferingDetail.Version version) {
        PublicationReport report = publications.report(version.id());
        header.lead(
                Texts.text(
                        "operator.publication.lead",
                        report.number(),
                        TimeFormat.day(report.validFrom()),
                        Texts.text("operator.publication.for", report.audience())));
        if (published.size() > 1) {
            header.action(choice(offering, published, version));
        }
        if (report.products().isEmpty()) {
            add(
                    new SectionCard()
                            .edge(
                                    new EmptyState(
                                            Texts.text("operator.publication.nobody"),
                                            Texts.text("operator.publication.nobody.text"))));
            return;
        }
        add(new SectionCard().body(facts(report)));
        for (Outcome outcome : ORDER) {
            List<PriceReach> lines = of(report, outcome);
            if (!lines.isEmpty()) {
                add(lines(outcome, lines));
            }
        }
    }

    private Select<OfferingDetail.Version> choice(
            OfferingDetail offering,
            List<OfferingDetail.Version> published,
            OfferingDetail.Version shown) {
        Select<OfferingDetail.Version> field = new Select<>();
        field.setAriaLabel(Texts.text("operator.publication.version"));
        field.setItems(published);
        field.setItemLabelGenerator(PlanComparisonView::name);
        field.setWidth("240px");
        field.setValue(shown);
        field.addValueChangeListener(
                change ->
                        getUI().orElseThrow()
                                .navigate(
                                        Paths.publication(offering.id()),
                                        QueryParameters.simple(
                                                Map.of(
                                                        "version",
                                                        Integer.toString(
                                                                change.getValue().number())))));
        return field;
    }

    private static List<PriceReach> of(PublicationReport report, Outcome outcome) {
        return report.products().stream().filter(one -> one.outcome() == outcome).toList();
    }

    private static Facts facts(PublicationReport report) {
        int reached = of(report, Outcome.REACHED).size();
        return new Facts()
                .large()
                .fact(Texts.text("operator.publication.have"), CountFormat.count(reached))
                .fact(
                        Texts.text("operator.publication.haveNot"),
                        CountFormat.count(report.products().size() - reached));
    }

    private SectionCard lines(Outcome outcome, List<PriceReach> lines) {
        PlainTable table =
                new PlainTable(
                        PlainTable.Column.text(Texts.text("operator.line.number")),
                        PlainTable.Column.text(Texts.text("operator.publication.customer")),
                        PlainTable.Column.text(Texts.text("operator.publication.from")));
        String country = tenants.current().country();
        lines.stream()
                .limit(MOST_LISTED)
                .forEach(
                        line ->
                                table.row(
                                        number(line, country),
                                        new TextLink(
                                                Paths.customer(line.customerId()), line.customer()),
                                        Words.number(from(line.from()))));
        SectionCard card =
                new SectionCard(Texts.text("operator.publication.outcome", outcome))
                        .beside(
                                Words.detail(
                                        Texts.text(
                                                "operator.publication.count",
                                                lines.size(),
                                                Math.min(lines.size(), MOST_LISTED))));
        return card.body(Words.detail(Texts.text("operator.publication.why", outcome))).edge(table);
    }

    private static Component number(PriceReach line, String country) {
        String msisdn = line.msisdn();
        return msisdn == null
                ? Words.quiet(Texts.text("operator.none"))
                : Words.styled(PhoneFormat.phone(msisdn, country), "num", "strong");
    }

    private static String from(@Nullable LocalDate day) {
        return day == null ? Texts.text("operator.publication.never") : TimeFormat.date(day);
    }
}
