package bellbird.portal.operator;

import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantProfile;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import bellbird.offering.OfferingDetail;
import bellbird.offering.Offerings;
import bellbird.offering.PriceReviews;
import bellbird.offering.PriceTerms;
import bellbird.portal.component.Confirmation;
import bellbird.portal.component.Note;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.StatusBadge;
import bellbird.portal.component.TextLink;
import bellbird.portal.component.Toast;
import bellbird.portal.component.Tone;
import bellbird.portal.plan.PlanEditor;
import bellbird.portal.plan.PlanStart;
import bellbird.portal.plan.PriceList;
import bellbird.portal.plan.Sheet;
import bellbird.portal.plan.SheetChanges;
import bellbird.portal.plan.SheetWriter;
import bellbird.portal.plan.TariffSheet;
import bellbird.portal.shell.StaffLayout;
import bellbird.portal.text.PathIds;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import bellbird.rating.PriceChecks;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One plan: its versions, the terms of the one being written, and beside them the sheet its
 * customers will read. A published version never changes; the next one is written beside it, and
 * where prices need four eyes somebody else reads it first.
 */
@Route(value = Paths.PLANS + "/:id", layout = StaffLayout.class)
@RouteAlias(value = Paths.NEW_PLAN, layout = StaffLayout.class)
@RolesAllowed({Roles.OWNER, Roles.PRODUCT_MANAGER})
public class PlanView extends OperatorPage implements BeforeEnterObserver {

    private static final long serialVersionUID = 1;

    private final transient Offerings offerings;
    private final transient PriceReviews reviews;
    private final transient PriceChecks checks;
    private final transient TenantProfiles tenants;
    private final transient BusinessClock clock;
    private final transient SheetFile file;
    private final ProblemNote problem = new ProblemNote();

    @Inject
    PlanView(
            Offerings offerings,
            PriceReviews reviews,
            PriceChecks checks,
            TenantProfiles tenants,
            BusinessClock clock,
            SheetFile file) {
        this.offerings = offerings;
        this.reviews = reviews;
        this.checks = checks;
        this.tenants = tenants;
        this.clock = clock;
        this.file = file;
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

    private void show(OfferingDetail offering) {
        Optional<OfferingDetail.Version> next = PlanVersions.unpublished(offering);
        if (next.isEmpty()) {
            showInForce(offering);
        } else if (next.get().status().equals("DRAFT")) {
            edit(offering);
        } else {
            review(offering, next.get());
        }
    }

    private void showInForce(OfferingDetail offering) {
        removeAll();
        titled(offering.name());
        OfferingDetail.Version current =
                PlanVersions.inForce(offering, clock.today())
                        .orElse(offering.versions().getFirst());
        Sheet sheet = sheet(offering, current);
        Button change =
                new Button(Texts.text("operator.plan.nextVersion"), click -> edit(offering));
        add(
                header(offering)
                        .state(PlansView.badge(offering.status()))
                        .action(rates(offering))
                        .action(file.download(offering.code(), sheet))
                        .primary(change),
                two(
                        stack(new PlanVersions(offering, clock.today()), prices(current)),
                        seen(new TariffSheet(sheet))));
    }

    private static TextLink rates(OfferingDetail offering) {
        return new TextLink(Paths.rates(offering.id()), Texts.text("operator.plan.rates"));
    }

    private static SectionCard seen(TariffSheet sheet) {
        return new SectionCard(Texts.text("operator.plan.asCustomersSee")).body(sheet);
    }

    private static PageHeader header(OfferingDetail offering) {
        PageHeader header =
                new PageHeader(offering.name()).under(Texts.text("operator.plans"), Paths.PLANS);
        return offering.description().isEmpty() ? header : header.lead(offering.description());
    }

    private SectionCard prices(OfferingDetail.Version version) {
        return new SectionCard(Texts.text("operator.plan.content"))
                .edge(new PriceList(offerings.terms(version.id()), version.currency()));
    }

    /** A version that waits for a second person: what it changes, and what customers will read. */
    private void review(OfferingDetail offering, OfferingDetail.Version version) {
        removeAll();
        titled(offering.name());
        PriceReviews.State state = reviews.of(version.id());
        Sheet sheet = sheet(offering, version);
        Button back =
                new Button(
                        Texts.text("operator.review.back"),
                        click -> act(offering.id(), () -> reviews.sendBack(version.id())));
        PageHeader header =
                header(offering)
                        .state(
                                new StatusBadge(
                                        Tone.WARN, Texts.text("operator.plan.state.in_review")))
                        .action(file.download(offering.code(), sheet))
                        .action(back);
        if (state.mayApprove()) {
            header.primary(
                    new Button(
                            Texts.text("operator.plan.publish"),
                            click ->
                                    askToPublish(
                                            sheet,
                                            () ->
                                                    act(
                                                            offering.id(),
                                                            () ->
                                                                    offerings.publish(
                                                                            version.id())))));
        }
        Div left = stack(new PlanVersions(offering, clock.today()));
        PlanVersions.inForce(offering, version.validFrom())
                .ifPresent(
                        before ->
                                left.add(
                                        new SectionCard(Texts.text("operator.review.changes"))
                                                .edge(
                                                        new SheetChanges(
                                                                sheet(offering, before),
                                                                sheet,
                                                                List.of(
                                                                        PlanComparisonView.name(
                                                                                before),
                                                                        PlanComparisonView.name(
                                                                                version))))));
        left.add(prices(version));
        add(
                header,
                problem,
                new Note(
                        Tone.WARN,
                        Texts.text(
                                state.mayApprove()
                                        ? "operator.review.yours"
                                        : "operator.review.others",
                                state.submittedBy())),
                two(left, seen(new TariffSheet(sheet))));
    }

    private void act(UUID offering, Runnable work) {
        if (problem.attempt(new FieldProblems(), work)) {
            show(offerings.get(offering));
        }
    }

    /** Writes the next version, or a new plan. */
    private void edit(@Nullable OfferingDetail offering) {
        removeAll();
        PlanStart start = start(offering);
        PlanEditor editor = new PlanEditor(start, checks::check);
        boolean fourEyes = reviews.fourEyes();
        Button save =
                new Button(Texts.text("operator.plan.save"), click -> save(editor, Next.STAY));
        Button last =
                fourEyes
                        ? new Button(
                                Texts.text("operator.review.submit"),
                                click -> save(editor, Next.REVIEW))
                        : new Button(
                                Texts.text("operator.plan.publish"),
                                click -> {
                                    if (editor.readable()) {
                                        askToPublish(
                                                editor.sheet(), () -> save(editor, Next.PUBLISH));
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
                        Tone.ACTION, Texts.text("operator.plan.draftVersion", start.number())));
        if (offering != null) {
            header.action(rates(offering));
        }
        header.action(save).primary(last);
        Div left = stack();
        if (offering != null) {
            left.add(new PlanVersions(offering, clock.today()));
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
        Optional<OfferingDetail.Version> draft = PlanVersions.unpublished(offering);
        OfferingDetail.Version base =
                draft.or(() -> PlanVersions.inForce(offering, today))
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

    private static void askToPublish(Sheet sheet, Runnable publish) {
        Confirmation.ask(
                Texts.text("operator.plan.publish.title"),
                Texts.text(
                        "operator.plan.publish.effect",
                        sheet.price(),
                        TimeFormat.day(sheet.validFrom())),
                Texts.text("operator.plan.publish"),
                publish);
    }

    /** What becomes of a draft that was saved. */
    private enum Next {
        STAY,
        REVIEW,
        PUBLISH
    }

    private void save(PlanEditor editor, Next next) {
        if (!editor.readable()) {
            return;
        }
        editor.attempt(
                () -> {
                    OfferingDetail saved = offerings.draft(editor.draft());
                    UUID draft = PlanVersions.unpublished(saved).orElseThrow().id();
                    switch (next) {
                        case STAY -> {}
                        case REVIEW -> reviews.submit(draft);
                        case PUBLISH -> offerings.publish(draft);
                    }
                    Toast.done(
                            Texts.text(
                                    switch (next) {
                                        case STAY -> "operator.plan.saved";
                                        case REVIEW -> "operator.review.submitted";
                                        case PUBLISH -> "operator.plan.published";
                                    },
                                    saved.name()));
                    getUI().orElseThrow()
                            .getPage()
                            .getHistory()
                            .replaceState(null, Paths.plan(saved.id()));
                    show(next == Next.STAY ? saved : offerings.get(saved.id()));
                });
    }
}
