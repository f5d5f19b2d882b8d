package bellbird.portal.operator;

import bellbird.kernel.security.Caller;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import bellbird.offering.AllowanceDraft;
import bellbird.offering.Catalogs;
import bellbird.offering.OfferingKind;
import bellbird.offering.OfferingRow;
import bellbird.offering.OfferingTimelines;
import bellbird.offering.Offerings;
import bellbird.offering.PriceReviews;
import bellbird.offering.RecurringPrice;
import bellbird.portal.component.DataList;
import bellbird.portal.component.EmptyState;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.StatusBadge;
import bellbird.portal.component.Toast;
import bellbird.portal.component.Tone;
import bellbird.portal.component.TwoLines;
import bellbird.portal.plan.PriceWords;
import bellbird.portal.shell.StaffLayout;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.PeriodText;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What do we sell, and at which price? */
@Route(value = Paths.PLANS, layout = StaffLayout.class)
@RolesAllowed({Roles.OWNER, Roles.PRODUCT_MANAGER})
public class PlansView extends OperatorPage implements BeforeEnterObserver {

    private static final long serialVersionUID = 1;

    private final DataList<OfferingRow> list;

    @Inject
    PlansView(
            Offerings offerings,
            OfferingTimelines timelines,
            PriceReviews reviews,
            Catalogs catalogs,
            TenantProfiles tenants,
            Caller caller,
            BusinessClock clock) {
        titled(Texts.text("operator.plans"));
        Map<UUID, List<OfferingTimelines.Stage>> lines = timelines.all();
        list =
                new DataList<>(new Source(offerings), Texts.text("operator.plans.search"))
                        .part(
                                Texts.text("operator.plan.name.short"),
                                row -> new TwoLines(row.name(), known(row)))
                        .text(Texts.text("operator.plan.includes"), PlansView::included)
                        .number(Texts.text("operator.plan.price"), PlansView::price)
                        .text(
                                Texts.text("operator.plan.from"),
                                row -> TimeFormat.date(row.validFrom()))
                        .part(
                                Texts.text("operator.plan.versions"),
                                row ->
                                        new VersionLine(
                                                lines.getOrDefault(row.id(), List.of()),
                                                clock.today()))
                        .number(
                                Texts.text("operator.plan.lines"),
                                row -> CountFormat.count(row.products()))
                        .part(Texts.text("operator.plan.state"), row -> badge(row.status()))
                        .phone(row -> new TwoLines(row.name(), price(row) + " · " + included(row)))
                        .opens(row -> Paths.plan(row.id()))
                        .emptyBecauseNew(
                                new EmptyState(
                                        Texts.text("operator.plans.none"),
                                        Texts.text("operator.plans.none.text"),
                                        newPlan()));
        add(
                new PageHeader(Texts.text("operator.plans")).primary(newPlan()),
                list,
                new CatalogCard(catalogs, tenants.current().shortName()));
        if (caller.isInRole(Roles.OWNER)) {
            add(fourEyes(reviews));
        }
    }

    /** The owner's word on who may publish prices. */
    private static SectionCard fourEyes(PriceReviews reviews) {
        Checkbox four = new Checkbox(Texts.text("operator.review.policy"), reviews.fourEyes());
        four.setHelperText(Texts.text("operator.review.policy.help"));
        four.addValueChangeListener(
                change -> {
                    reviews.changeFourEyes(change.getValue());
                    Toast.done(
                            Texts.text(
                                    change.getValue()
                                            ? "operator.review.policy.on"
                                            : "operator.review.policy.off"));
                });
        return new SectionCard(Texts.text("operator.review.policy.title")).body(four);
    }

    private static String known(OfferingRow row) {
        return row.kind() == OfferingKind.BASE_PLAN
                ? row.code()
                : Texts.text(
                        "operator.plan.codeAndKind",
                        row.code(),
                        Texts.text("operator.kind." + row.kind().name().toLowerCase(Locale.ROOT)));
    }

    private static String price(OfferingRow row) {
        return row.every().equals(RecurringPrice.Interval.MONTH)
                ? MoneyFormat.price(row.recurringPrice(), row.currency())
                : PeriodText.price(row.recurringPrice(), row.currency(), row.every());
    }

    private static String included(OfferingRow row) {
        return row.allowances().stream()
                .map(PlansView::included)
                .collect(Collectors.joining(" · "));
    }

    private static String included(AllowanceDraft allowance) {
        return PriceWords.quantity(allowance.service(), allowance.quantity());
    }

    static StatusBadge badge(String status) {
        Tone tone =
                switch (status) {
                    case "PUBLISHED" -> Tone.OK;
                    case "DRAFT" -> Tone.ACTION;
                    case "IN_REVIEW" -> Tone.WARN;
                    default -> Tone.QUIET;
                };
        return new StatusBadge(
                tone, Texts.text("operator.plan.state." + status.toLowerCase(Locale.ROOT)));
    }

    private static Button newPlan() {
        return new Button(
                Texts.text("operator.plans.new"),
                click -> click.getSource().getUI().orElseThrow().navigate(Paths.NEW_PLAN));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        list.readUrl(event.getLocation());
    }

    private record Source(Offerings offerings) implements DataList.Source<OfferingRow> {
        @Override
        public List<OfferingRow> rows(DataList.Query query) {
            return matching(query).stream().skip(query.offset()).limit(query.limit()).toList();
        }

        @Override
        public int count(DataList.Query query) {
            return matching(query).size();
        }

        /** Plans are few, so they are searched here. */
        private List<OfferingRow> matching(DataList.Query query) {
            String part = query.search().toLowerCase(Locale.ROOT);
            return offerings.list().stream()
                    .filter(
                            row ->
                                    (row.name() + " " + row.code())
                                            .toLowerCase(Locale.ROOT)
                                            .contains(part))
                    .toList();
        }
    }
}
