package bellbird.portal.operator;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import bellbird.offering.Audience;
import bellbird.offering.OfferingDetail;
import bellbird.offering.OfferingKind;
import bellbird.offering.Offerings;
import bellbird.offering.PriceReviews;
import bellbird.offering.PriceTerms;
import bellbird.portal.component.Confirmation;
import bellbird.portal.component.Note;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.StatusBadge;
import bellbird.portal.component.Toast;
import bellbird.portal.component.Tone;
import bellbird.portal.plan.Gaps;
import bellbird.portal.plan.PlanEditor;
import bellbird.portal.plan.PlanStart;
import bellbird.portal.plan.Sheet;
import bellbird.portal.plan.TariffSheet;
import bellbird.portal.shell.StaffLayout;
import bellbird.portal.text.PathIds;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import bellbird.product.PublicationReport;
import bellbird.product.Publications;
import bellbird.rating.PriceChecks;
import bellbird.rating.UsageTrials;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One plan: its versions, the terms of the one being written, and beside them the sheet its
 * customers will read. A published version never changes; the next one is written beside it, and
 * where prices need four eyes somebody else reads it first.
 */
@Route(value = Paths.PLANS + "/:id", layout = StaffLayout.class)
@RouteAlias(value = Paths.NEW_PLAN, layout = StaffLayout.class)
@RolesAllowed({Roles.OWNER, Roles.PRODUCT_MANAGER})
public class PlanView extends OperatorPage implements BeforeEnterObserver, BeforeLeaveObserver {

    private static final long serialVersionUID = 1;

    private final transient Offerings offerings;
    private final transient PlanParts parts;
    private final transient PriceReviews reviews;
    private final transient Publications publications;
    private final transient PriceChecks checks;
    private final transient UsageTrials trials;
    private final transient PlanStarts starts;
    private final transient BusinessClock clock;
    private final transient Clock systemTime;
    private final transient SheetFile file;
    private final ProblemNote problem = new ProblemNote();

    /** Of what is being written; where nothing is, nothing is unsaved. */
    private DraftState state = new DraftState(() -> {});

    @Inject
    PlanView(
            Offerings offerings,
            PriceReviews reviews,
            Publications publications,
            PriceChecks checks,
            UsageTrials trials,
            TenantProfiles tenants,
            BusinessClock clock,
            Clock systemTime,
            SheetFile file) {
        this.offerings = offerings;
        this.parts = new PlanParts(offerings);
        this.reviews = reviews;
        this.publications = publications;
        this.checks = checks;
        this.trials = trials;
        this.starts = new PlanStarts(offerings, tenants, clock);
        this.clock = clock;
        this.systemTime = systemTime;
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

    private void begin() {
        removeAll();
        state = new DraftState(() -> {});
    }

    private void showInForce(OfferingDetail offering) {
        begin();
        titled(offering.name());
        OfferingDetail.Version current =
                PlanVersions.inForce(offering, clock.today())
                        .orElse(offering.versions().getFirst());
        Sheet sheet = parts.sheet(offering, current);
        Button change =
                new Button(Texts.text("operator.plan.nextVersion"), click -> edit(offering));
        add(
                PlanParts.header(offering)
                        .state(PlansView.badge(offering.status()))
                        .action(PlanParts.rates(offering))
                        .action(file.download(offering.code(), sheet))
                        .primary(change),
                two(
                        stack(new PlanVersions(offering, clock.today()), parts.prices(current)),
                        PlanParts.seen(new TariffSheet(sheet))));
    }

    /** A version that waits for a second person. */
    private void review(OfferingDetail offering, OfferingDetail.Version version) {
        begin();
        titled(offering.name());
        PriceTerms terms = offerings.terms(version.id());
        OfferingKind kind = offerings.rules(offering.id()).kind();
        Sheet sheet = parts.sheet(offering, version);
        PriceReviews.State review = reviews.of(version.id());
        PageHeader header =
                PlanParts.header(offering)
                        .state(
                                new StatusBadge(
                                        Tone.WARN, Texts.text("operator.plan.state.in_review")))
                        .action(file.download(offering.code(), sheet))
                        .action(
                                new Button(
                                        Texts.text("operator.review.back"),
                                        click -> act(() -> sendBack(offering, version))));
        if (review.mayApprove()) {
            header.primary(
                    new Button(
                            Texts.text("operator.plan.publish"),
                            click ->
                                    PublishDialog.ask(
                                            sheet,
                                            Gaps.note(terms, kind),
                                            inUse(offering),
                                            audience ->
                                                    act(() -> publish(version.id(), audience)))));
        }
        Div left = stack(new PlanVersions(offering, clock.today()));
        Gaps.note(terms, kind).ifPresent(left::add);
        PlanVersions.inForce(offering, version.validFrom())
                .ifPresent(before -> left.add(parts.changes(offering, before, version)));
        left.add(parts.prices(version));
        add(
                header,
                problem,
                new Note(
                        Tone.WARN,
                        Texts.text(
                                review.mayApprove()
                                        ? "operator.review.yours"
                                        : "operator.review.others",
                                review.submittedBy())),
                two(left, PlanParts.seen(new TariffSheet(sheet))));
    }

    private void sendBack(OfferingDetail offering, OfferingDetail.Version version) {
        reviews.sendBack(version.id());
        show(offerings.get(offering.id()));
    }

    private void act(Runnable work) {
        problem.attempt(new FieldProblems(), work);
    }

    /** Publishes, shows the plan as it is sold now, and tells whom the prices do not reach. */
    private void publish(UUID version, Audience audience) {
        OfferingDetail offering = publications.publish(version, audience);
        show(offering);
        PublicationReport report = publications.report(version);
        if (!report.products().isEmpty()) {
            addComponentAtIndex(1, new PublicationNote(offering.id(), report));
        }
    }

    /** Writes the next version, or a new plan. */
    private void edit(@Nullable OfferingDetail offering) {
        begin();
        PlanStart start = starts.of(offering);
        PlanEditor editor = new PlanEditor(start, checks::check);
        boolean fourEyes = reviews.fourEyes();
        Button save =
                new Button(
                        Texts.text("operator.plan.save"),
                        click -> save(editor, "operator.plan.saved", this::show));
        Button last =
                fourEyes
                        ? new Button(
                                Texts.text("operator.review.submit"),
                                click -> save(editor, "operator.review.submitted", this::handIn))
                        : new Button(
                                Texts.text("operator.plan.publish"),
                                click -> askToPublish(offering, editor));
        PageHeader header =
                offering == null
                        ? new PageHeader(Texts.text("operator.plans.new"))
                                .under(Texts.text("operator.plans"), Paths.PLANS)
                        : PlanParts.header(offering);
        titled(offering == null ? Texts.text("operator.plans.new") : offering.name());
        header.state(
                new StatusBadge(
                        Tone.ACTION, Texts.text("operator.plan.draftVersion", start.number())));
        boolean drafted = offering != null && PlanVersions.unpublished(offering).isPresent();
        state = new DraftState(drafted ? () -> keep(editor) : () -> {});
        header.state(state);
        editor.whenChanged(state::changed);
        if (offering != null) {
            header.action(PlanParts.rates(offering));
        }
        header.action(save).primary(last);
        Div left = stack();
        if (offering != null) {
            left.add(new PlanVersions(offering, clock.today()));
        }
        left.add(editor.cards());
        if (offering != null && inUse(offering)) {
            RealUsageCard real =
                    new RealUsageCard(
                            clock.today(),
                            editor::version,
                            draft -> trials.lastMonth(offering.id(), draft));
            editor.whenChanged(real::forget);
            left.add(real);
        }
        Div right = stack();
        right.add(editor.beside());
        right.addClassName("op-beside");
        add(header, two(left, right));
    }

    /** Saves the draft at a pause; the first time somebody has to say so. */
    private void keep(PlanEditor editor) {
        if (!editor.canBeKept()) {
            return;
        }
        try {
            offerings.draft(editor.draft(), editor.rules());
            state.saved(now());
        } catch (BellbirdException refused) {
            // stays unsaved, which stands at the top; pressing Save tells why
        }
    }

    private String now() {
        return TimeFormat.time(systemTime.instant(), clock.zone());
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (state.isUnsaved()) {
            BeforeLeaveEvent.ContinueNavigationAction leaving = event.postpone();
            Confirmation.ask(
                    Texts.text("operator.plan.leave.title"),
                    Texts.text("operator.plan.leave.effect"),
                    Texts.text("operator.plan.leave"),
                    leaving::proceed);
        }
    }

    private void askToPublish(@Nullable OfferingDetail offering, PlanEditor editor) {
        if (editor.readable()) {
            PublishDialog.ask(
                    editor.sheet(),
                    Gaps.note(editor.terms(), editor.rules().kind()),
                    offering != null && inUse(offering),
                    audience ->
                            save(
                                    editor,
                                    "operator.plan.published",
                                    saved -> publish(draftOf(saved), audience)));
        }
    }

    private static boolean inUse(OfferingDetail offering) {
        return !PlanVersions.published(offering).isEmpty();
    }

    private static UUID draftOf(OfferingDetail saved) {
        return PlanVersions.unpublished(saved).orElseThrow().id();
    }

    private void handIn(OfferingDetail saved) {
        reviews.submit(draftOf(saved));
        show(offerings.get(saved.id()));
    }

    /**
     * Saves the draft.
     *
     * @param said key of what is told when all is done
     * @param then what becomes of it, and what is shown
     */
    private void save(PlanEditor editor, String said, Consumer<OfferingDetail> then) {
        if (!editor.readable()) {
            return;
        }
        editor.attempt(
                () -> {
                    OfferingDetail saved = offerings.draft(editor.draft(), editor.rules());
                    editor.savedAs(saved.id());
                    state.saved(now());
                    getUI().orElseThrow()
                            .getPage()
                            .getHistory()
                            .replaceState(null, Paths.plan(saved.id()));
                    then.accept(saved);
                    Toast.done(Texts.text(said, saved.name()));
                });
    }
}
