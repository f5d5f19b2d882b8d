package bellbird.portal.operator;

import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import bellbird.offering.Audience;
import bellbird.offering.OfferingDetail;
import bellbird.offering.Offerings;
import bellbird.offering.PriceReviews;
import bellbird.portal.component.Confirmation;
import bellbird.portal.plan.Sheet;
import bellbird.portal.plan.TariffSheet;
import bellbird.portal.shell.StaffLayout;
import bellbird.portal.text.PathIds;
import bellbird.portal.text.Texts;
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
import org.jspecify.annotations.Nullable;

/**
 * One plan: its versions, the terms of the one being written, and beside them the sheet its
 * customers will read. A published version never changes; the next one is written beside it, and
 * where prices need four eyes somebody else reads it first.
 */
@Route(value = Paths.PLANS + "/:id", layout = StaffLayout.class)
@RouteAlias(value = Paths.NEW_PLAN, layout = StaffLayout.class)
@RolesAllowed({Roles.OWNER, Roles.PRODUCT_MANAGER})
public class PlanView extends OperatorPage
        implements BeforeEnterObserver, BeforeLeaveObserver, PlanWriting.Outcome {

    private static final long serialVersionUID = 1;

    private final transient Offerings offerings;
    private final transient PlanParts parts;
    private final transient PriceReviews reviews;
    private final transient Publications publications;
    private final transient BusinessClock clock;
    private final transient SheetFile file;
    private final transient PlanWriting.Ports writing;
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
        this.clock = clock;
        this.file = file;
        this.writing =
                new PlanWriting.Ports(
                        offerings,
                        reviews,
                        checks,
                        trials,
                        new PlanStarts(offerings, tenants, clock),
                        clock,
                        systemTime);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (event.getRouteParameters().get("id").isEmpty()) {
            edit(null);
        } else {
            show(offerings.get(PathIds.require(event, "id")));
        }
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

    /** Shows a plan as it stands: sold, being written, or waiting for a second person. */
    @Override
    public void show(OfferingDetail offering) {
        Optional<OfferingDetail.Version> next = PlanVersions.unpublished(offering);
        if (next.isEmpty()) {
            showInForce(offering);
        } else if (next.get().status().equals("DRAFT")) {
            edit(offering);
        } else {
            review(offering, next.get());
        }
    }

    /** Publishes, shows the plan as it is sold now, and tells whom the prices do not reach. */
    @Override
    public void publish(UUID version, Audience audience) {
        OfferingDetail offering = publications.publish(version, audience);
        show(offering);
        PublicationReport report = publications.report(version);
        if (!report.products().isEmpty()) {
            addComponentAtIndex(1, new PublicationNote(offering.id(), report));
        }
    }

    private void begin(String title) {
        removeAll();
        titled(title);
        state = new DraftState(() -> {});
    }

    private void showInForce(OfferingDetail offering) {
        begin(offering.name());
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

    private void review(OfferingDetail offering, OfferingDetail.Version version) {
        begin(offering.name());
        PlanReview review = new PlanReview(offering, version, offerings, reviews, clock);
        Div left = stack();
        left.add(review.content());
        add(
                review.header(
                        file,
                        () -> act(() -> sendBack(offering, version)),
                        audience -> act(() -> publish(version.id(), audience))),
                problem,
                review.whose(),
                two(left, PlanParts.seen(new TariffSheet(review.sheet()))));
    }

    private void sendBack(OfferingDetail offering, OfferingDetail.Version version) {
        reviews.sendBack(version.id());
        show(offerings.get(offering.id()));
    }

    private void act(Runnable work) {
        problem.attempt(new FieldProblems(), work);
    }

    /** Writes the next version, or a new plan. */
    private void edit(@Nullable OfferingDetail offering) {
        begin(offering == null ? Texts.text("operator.plans.new") : offering.name());
        PlanWriting plan = new PlanWriting(writing, this, offering);
        state = plan.state();
        Div left = stack();
        left.add(plan.fields());
        Div right = stack();
        right.add(plan.beside());
        right.addClassName("op-beside");
        add(plan.header(), two(left, right));
    }
}
