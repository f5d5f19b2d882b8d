package bellbird.portal.operator;

import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import bellbird.offering.AllowanceDraft;
import bellbird.offering.OfferingDetail;
import bellbird.offering.Offerings;
import bellbird.offering.UsagePrice;
import bellbird.portal.component.Confirmation;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.PlainTable;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.StatusBadge;
import bellbird.portal.component.Toast;
import bellbird.portal.component.Tone;
import bellbird.portal.component.Words;
import bellbird.portal.shell.StaffLayout;
import bellbird.portal.text.DataFormat;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.PathIds;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One plan: its versions, the terms of the one being written, and beside them the sheet its
 * customers will read. A published version never changes; the next one is written beside it.
 */
@Route(value = Paths.PLANS + "/:id", layout = StaffLayout.class)
@RouteAlias(value = Paths.NEW_PLAN, layout = StaffLayout.class)
@RolesAllowed({Roles.OWNER, Roles.PRODUCT_MANAGER})
public class PlanView extends OperatorPage implements BeforeEnterObserver {

    private static final long serialVersionUID = 1;

    private final transient Offerings offerings;
    private final transient TenantProfiles tenants;
    private final transient BusinessClock clock;
    private final ProblemNote problem = new ProblemNote();

    @Inject
    public PlanView(Offerings offerings, TenantProfiles tenants, BusinessClock clock) {
        this.offerings = offerings;
        this.tenants = tenants;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (event.getRouteParameters().get("id").isEmpty()) {
            edit(null);
        } else {
            show(offerings.get(PathIds.require(event, "id")));
        }
    }

    static TariffSheet.Terms terms(OfferingDetail offering, OfferingDetail.Version version) {
        return new TariffSheet.Terms(
                offering.name(),
                version.validFrom(),
                version.recurringPrice(),
                version.currency(),
                version.taxIncluded(),
                version.prices(),
                version.allowances());
    }

    private static Optional<OfferingDetail.Version> draft(OfferingDetail offering) {
        return offering.versions().stream()
                .filter(version -> version.status().equals("DRAFT"))
                .findFirst();
    }

    /** The published version of a day. */
    private static Optional<OfferingDetail.Version> inForce(
            OfferingDetail offering, LocalDate day) {
        return offering.versions().stream()
                .filter(version -> version.status().equals("PUBLISHED"))
                .filter(version -> !version.validFrom().isAfter(day))
                .max(Comparator.comparing(OfferingDetail.Version::validFrom));
    }

    private void show(OfferingDetail offering) {
        if (draft(offering).isPresent()) {
            edit(offering);
            return;
        }
        removeAll();
        titled(offering.name());
        OfferingDetail.Version current =
                inForce(offering, clock.today()).orElse(offering.versions().getFirst());
        Button change =
                new Button(Texts.text("operator.plan.nextVersion"), click -> edit(offering));
        add(
                header(offering).state(PlansView.badge(offering.status())).primary(change),
                two(
                        stack(versions(offering), prices(current)),
                        new SectionCard(Texts.text("operator.plan.asCustomersSee"))
                                .body(new TariffSheet(terms(offering, current)))));
    }

    private static PageHeader header(OfferingDetail offering) {
        PageHeader header =
                new PageHeader(offering.name()).under(Texts.text("operator.plans"), Paths.PLANS);
        return offering.description().isEmpty() ? header : header.lead(offering.description());
    }

    /** The versions on a line of time, oldest first. */
    private SectionCard versions(OfferingDetail offering) {
        List<OfferingDetail.Version> oldestFirst = new ArrayList<>(offering.versions());
        oldestFirst.sort(Comparator.comparingInt(OfferingDetail.Version::number));
        UUID current =
                inForce(offering, clock.today()).map(OfferingDetail.Version::id).orElse(null);
        OrderedList line = new OrderedList();
        line.addClassName("versions");
        for (OfferingDetail.Version version : oldestFirst) {
            Span price =
                    new Span(
                            Words.strong(Integer.toString(version.number())),
                            new Span(
                                    " "
                                            + MoneyFormat.price(
                                                    version.recurringPrice(), version.currency())
                                            + " "));
            ListItem item = new ListItem(price);
            if (version.status().equals("DRAFT")) {
                item.addClassName("draft");
                price.add(new StatusBadge(Tone.ACTION, Texts.text("operator.plan.state.draft")));
            } else if (version.id().equals(current)) {
                item.addClassName("current");
                price.add(new StatusBadge(Tone.OK, Texts.text("operator.plan.inForce")));
            }
            item.add(
                    new Div(
                            Texts.text(
                                    "operator.plan.fromDay",
                                    TimeFormat.date(version.validFrom()))));
            line.add(item);
        }
        return new SectionCard(Texts.text("operator.plan.versions"))
                .beside(Words.detail(Texts.text("operator.plan.versions.text")))
                .body(line);
    }

    private static SectionCard prices(OfferingDetail.Version version) {
        var table =
                new PlainTable(
                        PlainTable.Column.text(Texts.text("operator.plan.service")),
                        PlainTable.Column.text(Texts.text("operator.plan.where")),
                        PlainTable.Column.number(Texts.text("operator.plan.includes")),
                        PlainTable.Column.number(Texts.text("operator.plan.beyond")),
                        PlainTable.Column.text(Texts.text("operator.plan.counted")));
        for (var price : version.prices()) {
            long included =
                    price.prefix().isEmpty()
                            ? version.allowances().stream()
                                    .filter(one -> one.service() == price.service())
                                    .mapToLong(AllowanceDraft::quantity)
                                    .sum()
                            : 0;
            table.row(
                    Words.strong(Texts.text("operator.plan.service", price.service())),
                    Words.plain(
                            price.prefix().isEmpty()
                                    ? price.destination()
                                    : price.destination() + " (+" + price.prefix() + ")"),
                    Words.number(
                            included == 0
                                    ? Texts.text("operator.none")
                                    : TariffSheet.quantity(price.service(), included)),
                    Words.number(TariffSheet.unitPrice(price, version.currency())),
                    Words.quiet(counted(price)));
        }
        return new SectionCard(Texts.text("operator.plan.content")).edge(table);
    }

    private static String counted(UsagePrice price) {
        return switch (price.service()) {
            case VOICE -> Texts.text("operator.plan.rhythm", PlanForm.Rhythm.of(price));
            case SMS, MMS, CONTENT -> Texts.text("operator.plan.counted.each");
            case DATA ->
                    Texts.text("operator.plan.counted.data", DataFormat.data(price.unitSize()));
        };
    }

    /** Writes the next version, or a new plan. */
    private void edit(@Nullable OfferingDetail offering) {
        removeAll();
        var tariff = new TariffSheet();
        LocalDate today = clock.today();
        var currency = tenants.current().currency();
        var holder = new PlanForm[1];
        var form =
                new PlanForm(
                        offering == null ? null : offering.id(),
                        currency,
                        () -> {
                            if (holder[0] != null) {
                                tariff.show(holder[0].terms(today));
                            }
                        });
        holder[0] = form;
        Optional<OfferingDetail.Version> base =
                offering == null
                        ? Optional.empty()
                        : draft(offering)
                                .or(() -> inForce(offering, today))
                                .or(() -> offering.versions().stream().findFirst());
        base.ifPresent(version -> form.read(Objects.requireNonNull(offering), version));
        if (base.isEmpty()) {
            form.startWith(today);
        } else if (base.get().status().equals("PUBLISHED")) {
            form.firstDay(today.plusDays(1));
        }
        tariff.show(form.terms(today));
        Button save = new Button(Texts.text("operator.plan.save"), click -> save(form, false));
        Button publish =
                new Button(
                        Texts.text("operator.plan.publish"),
                        click -> {
                            if (form.readable()) {
                                Confirmation.ask(
                                        Texts.text("operator.plan.publish.title"),
                                        Texts.text(
                                                "operator.plan.publish.effect",
                                                MoneyFormat.price(
                                                        form.terms(today).price(), currency),
                                                TimeFormat.day(form.terms(today).validFrom())),
                                        Texts.text("operator.plan.publish"),
                                        () -> save(form, true));
                            }
                        });
        PageHeader header =
                offering == null
                        ? new PageHeader(Texts.text("operator.plans.new"))
                                .under(Texts.text("operator.plans"), Paths.PLANS)
                        : header(offering);
        titled(offering == null ? Texts.text("operator.plans.new") : offering.name());
        header.state(
                        new StatusBadge(
                                Tone.ACTION,
                                Texts.text(
                                        "operator.plan.draftVersion",
                                        base.map(
                                                        version ->
                                                                version.status().equals("DRAFT")
                                                                        ? version.number()
                                                                        : version.number() + 1)
                                                .orElse(1))))
                .action(save)
                .primary(publish);
        var left = stack();
        if (offering != null) {
            left.add(versions(offering));
        }
        left.add(
                new SectionCard(Texts.text("operator.plan.terms")).body(form.terms()),
                new SectionCard(Texts.text("operator.plan.content"))
                        .beside(Words.detail(Texts.text("operator.plan.content.help")))
                        .body(form.included()),
                new SectionCard(Texts.text("operator.plan.destinations"))
                        .beside(Words.detail(Texts.text("operator.plan.destinations.help")))
                        .body(form.destinations()));
        add(
                header,
                problem,
                two(
                        left,
                        new SectionCard(Texts.text("operator.plan.asCustomersSee")).body(tariff)));
    }

    private void save(PlanForm form, boolean publish) {
        if (!form.readable()) {
            return;
        }
        problem.attempt(
                form.problems(),
                () -> {
                    OfferingDetail saved = offerings.draft(form.draft());
                    if (publish) {
                        saved = offerings.publish(draft(saved).orElseThrow().id());
                        Toast.done(Texts.text("operator.plan.published", saved.name()));
                    } else {
                        Toast.done(Texts.text("operator.plan.saved", saved.name()));
                    }
                    getUI().orElseThrow()
                            .getPage()
                            .getHistory()
                            .replaceState(null, Paths.plan(saved.id()));
                    show(saved);
                });
    }
}
