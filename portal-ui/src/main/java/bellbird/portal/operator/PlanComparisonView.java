package bellbird.portal.operator;

import bellbird.kernel.security.Roles;
import bellbird.offering.OfferingDetail;
import bellbird.offering.Offerings;
import bellbird.portal.component.EmptyState;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.SectionCard;
import bellbird.portal.plan.Sheet;
import bellbird.portal.plan.SheetChanges;
import bellbird.portal.plan.SheetWriter;
import bellbird.portal.shell.StaffLayout;
import bellbird.portal.text.PathIds;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What did one version of a plan change against another? The two are chosen in the address. */
@Route(value = Paths.PLANS + "/:id/compare", layout = StaffLayout.class)
@RolesAllowed({Roles.OWNER, Roles.PRODUCT_MANAGER})
public class PlanComparisonView extends OperatorPage implements BeforeEnterObserver {

    private static final long serialVersionUID = 1;

    private final transient Offerings offerings;

    @Inject
    public PlanComparisonView(Offerings offerings) {
        this.offerings = offerings;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        OfferingDetail offering = offerings.get(PathIds.require(event, "id"));
        QueryParameters query = event.getLocation().getQueryParameters();
        List<OfferingDetail.Version> versions = offering.versions();
        OfferingDetail.Version after =
                chosen(versions, query.getSingleParameter("to")).orElse(versions.getFirst());
        OfferingDetail.Version before =
                chosen(versions, query.getSingleParameter("from"))
                        .orElse(versions.get(Math.min(1, versions.size() - 1)));
        show(offering, before, after);
    }

    private static Optional<OfferingDetail.Version> chosen(
            List<OfferingDetail.Version> versions, Optional<String> number) {
        return versions.stream()
                .filter(one -> number.filter(Integer.toString(one.number())::equals).isPresent())
                .findFirst();
    }

    private void show(
            OfferingDetail offering, OfferingDetail.Version before, OfferingDetail.Version after) {
        removeAll();
        String title = Texts.text("operator.compare.title", offering.name());
        titled(title);
        add(new PageHeader(title).under(offering.name(), Paths.plan(offering.id())));
        if (offering.versions().size() < 2) {
            add(
                    new SectionCard()
                            .edge(
                                    new EmptyState(
                                            Texts.text("operator.compare.one"),
                                            Texts.text("operator.compare.one.text"))));
            return;
        }
        Select<OfferingDetail.Version> from =
                version("operator.compare.from", offering, before, after);
        Select<OfferingDetail.Version> to = version("operator.compare.to", offering, after, before);
        from.addValueChangeListener(change -> go(offering, change.getValue(), after));
        to.addValueChangeListener(change -> go(offering, before, change.getValue()));
        Div choice = new Div(from, to);
        choice.addClassName("op-form");
        add(
                new SectionCard().body(choice),
                new SectionCard()
                        .edge(
                                new SheetChanges(
                                        sheet(offering, before),
                                        sheet(offering, after),
                                        List.of(name(before), name(after)))));
    }

    private static Select<OfferingDetail.Version> version(
            String label,
            OfferingDetail offering,
            OfferingDetail.Version chosen,
            OfferingDetail.Version other) {
        Select<OfferingDetail.Version> field = new Select<>();
        field.setLabel(Texts.text(label));
        field.setItems(
                offering.versions().stream()
                        .filter(one -> one == chosen || !one.id().equals(other.id()))
                        .toList());
        field.setItemLabelGenerator(PlanComparisonView::name);
        field.setValue(chosen);
        return field;
    }

    static String name(OfferingDetail.Version version) {
        return Texts.text(
                "operator.compare.version", version.number(), TimeFormat.date(version.validFrom()));
    }

    private void go(
            OfferingDetail offering, OfferingDetail.Version before, OfferingDetail.Version after) {
        getUI().orElseThrow()
                .navigate(
                        Paths.comparePlan(offering.id()),
                        QueryParameters.simple(
                                Map.of(
                                        "from",
                                        Integer.toString(before.number()),
                                        "to",
                                        Integer.toString(after.number()))));
    }

    private Sheet sheet(OfferingDetail offering, OfferingDetail.Version version) {
        return SheetWriter.of(
                offering.name(),
                version.validFrom(),
                version.currency(),
                version.taxIncluded(),
                offerings.terms(version.id()));
    }
}
