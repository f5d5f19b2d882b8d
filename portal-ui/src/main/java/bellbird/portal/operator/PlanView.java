package bellbird.portal.operator;

import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantProfile;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import bellbird.offering.OfferingDetail;
import bellbird.offering.Offerings;
import bellbird.offering.PriceTerms;
import bellbird.portal.component.Confirmation;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.StatusBadge;
import bellbird.portal.component.Toast;
import bellbird.portal.component.Tone;
import bellbird.portal.component.Words;
import bellbird.portal.plan.PlanEditor;
import bellbird.portal.plan.PlanStart;
import bellbird.portal.plan.PriceList;
import bellbird.portal.plan.Sheet;
import bellbird.portal.plan.SheetWriter;
import bellbird.portal.plan.TariffSheet;
import bellbird.portal.shell.StaffLayout;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.PathIds;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import bellbird.rating.PriceChecks;
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
    private final transient PriceChecks checks;

    @Inject
    public PlanView(
            Offerings offerings, TenantProfiles tenants, BusinessClock clock, PriceChecks checks) {
        this.offerings = offerings;
        this.tenants = tenants;
        this.clock = clock;
        this.checks = checks;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (event.getRouteParameters().get("id").isEmpty()) {
            edit(null);
        } else {
            show(offerings.get(PathIds.require(event, "id")));
        }
    }

    private Sheet sheet(OfferingDetail offering, OfferingDetail.Version version) {
        return SheetWriter.of(
                offering.name(),
                version.validFrom(),
                version.currency(),
                version.taxIncluded(),
                offerings.terms(version.id()));
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
                                .body(new TariffSheet(sheet(offering, current)))));
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

    private SectionCard prices(OfferingDetail.Version version) {
        return new SectionCard(Texts.text("operator.plan.content"))
                .edge(new PriceList(offerings.terms(version.id()), version.currency()));
    }

    /** Writes the next version, or a new plan. */
    private void edit(@Nullable OfferingDetail offering) {
        removeAll();
        PlanStart start = start(offering);
        PlanEditor editor = new PlanEditor(start, checks::check);
        Button save = new Button(Texts.text("operator.plan.save"), click -> save(editor, false));
        Button publish =
                new Button(Texts.text("operator.plan.publish"), click -> askToPublish(editor));
        PageHeader header =
                offering == null
                        ? new PageHeader(Texts.text("operator.plans.new"))
                                .under(Texts.text("operator.plans"), Paths.PLANS)
                        : header(offering);
        titled(offering == null ? Texts.text("operator.plans.new") : offering.name());
        header.state(
                        new StatusBadge(
                                Tone.ACTION,
                                Texts.text("operator.plan.draftVersion", start.number())))
                .action(save)
                .primary(publish);
        Div left = stack();
        if (offering != null) {
            left.add(versions(offering));
        }
        left.add(editor.cards());
        Div right = stack();
        right.add(editor.beside());
        right.addClassName("op-beside");
        add(header, two(left, right));
    }

    private PlanStart start(@Nullable OfferingDetail offering) {
        LocalDate today = clock.today();
        TenantProfile tenant = tenants.current();
        if (offering == null) {
            return new PlanStart(
                    null,
                    "",
                    "",
                    "",
                    1,
                    today,
                    true,
                    PriceTerms.of(tenant.zone(), List.of(), List.of(), List.of()),
                    tenant.currency(),
                    tenant.country());
        }
        Optional<OfferingDetail.Version> draft = draft(offering);
        OfferingDetail.Version base =
                draft.or(() -> inForce(offering, today))
                        .orElseGet(() -> offering.versions().getFirst());
        return new PlanStart(
                offering.id(),
                offering.code(),
                offering.name(),
                offering.description(),
                draft.map(OfferingDetail.Version::number).orElse(offering.versions().size() + 1),
                draft.isPresent() ? base.validFrom() : today.plusDays(1),
                base.taxIncluded(),
                offerings.terms(base.id()),
                base.currency(),
                tenant.country());
    }

    private void askToPublish(PlanEditor editor) {
        if (editor.readable()) {
            Sheet sheet = editor.sheet();
            Confirmation.ask(
                    Texts.text("operator.plan.publish.title"),
                    Texts.text(
                            "operator.plan.publish.effect",
                            sheet.price(),
                            TimeFormat.day(sheet.validFrom())),
                    Texts.text("operator.plan.publish"),
                    () -> save(editor, true));
        }
    }

    private void save(PlanEditor editor, boolean publish) {
        if (!editor.readable()) {
            return;
        }
        editor.attempt(
                () -> {
                    OfferingDetail saved = offerings.draft(editor.draft());
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
