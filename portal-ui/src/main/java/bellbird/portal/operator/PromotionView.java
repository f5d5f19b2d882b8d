package bellbird.portal.operator;

import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import bellbird.offering.Offerings;
import bellbird.offering.PriceReviews;
import bellbird.offering.PromotionDetail;
import bellbird.offering.PromotionRow;
import bellbird.offering.Promotions;
import bellbird.portal.component.Confirmation;
import bellbird.portal.component.KeyValues;
import bellbird.portal.component.Note;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.Toast;
import bellbird.portal.component.Tone;
import bellbird.portal.shell.StaffLayout;
import bellbird.portal.text.BenefitText;
import bellbird.portal.text.PathIds;
import bellbird.portal.text.PromotionText;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.Currency;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One promotion, beside it the sentence its customers read. It is written as a draft, read by a
 * second person where prices are, published, and ended.
 */
@Route(value = Paths.PROMOTIONS + "/:id", layout = StaffLayout.class)
@RouteAlias(value = Paths.NEW_PROMOTION, layout = StaffLayout.class)
@RolesAllowed({Roles.OWNER, Roles.PRODUCT_MANAGER})
public class PromotionView extends OperatorPage implements BeforeEnterObserver {

    private static final long serialVersionUID = 1;

    private final transient Promotions promotions;
    private final transient Offerings offerings;
    private final transient PriceReviews reviews;
    private final transient BusinessClock clock;
    private final transient FieldProblems problems = new FieldProblems();
    private final ProblemNote problem = new ProblemNote();
    private final Currency currency;

    /** Of what is written; null until it is saved for the first time. */
    private @Nullable UUID id;

    @Inject
    PromotionView(
            Promotions promotions,
            Offerings offerings,
            PriceReviews reviews,
            TenantProfiles tenants,
            BusinessClock clock) {
        this.promotions = promotions;
        this.offerings = offerings;
        this.reviews = reviews;
        this.currency = tenants.current().currency();
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (event.getRouteParameters().get("id").isEmpty()) {
            edit(null);
        } else {
            show(promotions.get(PathIds.require(event, "id")));
        }
    }

    private void show(PromotionDetail detail) {
        if (detail.row().on(clock.today()) == PromotionRow.State.DRAFT) {
            edit(detail);
        } else {
            read(detail);
        }
    }

    private PageHeader header(String name) {
        titled(name);
        removeAll();
        problem.removeAll();
        problems.forget("");
        return new PageHeader(name).under(Texts.text("operator.promotions"), Paths.PROMOTIONS);
    }

    private PromotionPreview preview() {
        return new PromotionPreview(offerings.list(), currency);
    }

    private void edit(@Nullable PromotionDetail before) {
        PageHeader header =
                header(
                        before == null
                                ? Texts.text("operator.promotions.new")
                                : before.promotion().name());
        header.state(PromotionsView.badge(PromotionRow.State.DRAFT));
        PromotionPreview preview = preview();
        PromotionForm[] form = new PromotionForm[1];
        Runnable changed =
                () -> {
                    problem.removeAll();
                    form[0].readable().ifPresentOrElse(preview::show, preview::nothing);
                };
        form[0] =
                new PromotionForm(
                        before == null ? null : before.promotion(),
                        OfferingNames.of(offerings),
                        currency,
                        clock.today(),
                        problems,
                        changed);
        id = before == null ? null : before.row().id();
        Function<PromotionDetail, PromotionDetail> next =
                reviews.fourEyes()
                        ? saved -> promotions.submit(saved.row().id())
                        : saved -> promotions.publish(saved.row().id());
        if (before != null) {
            header.action(end(before, "operator.promotion.discard"));
        }
        header.action(
                        new Button(
                                Texts.text("operator.plan.save"),
                                click -> save(form[0], saved -> saved, "operator.plan.saved")))
                .primary(
                        reviews.fourEyes()
                                ? new Button(
                                        Texts.text("operator.review.submit"),
                                        click -> save(form[0], next, "operator.review.submitted"))
                                : new Button(
                                        Texts.text("operator.plan.publish"),
                                        click ->
                                                save(
                                                        form[0],
                                                        next,
                                                        "operator.promotion.published")));
        changed.run();
        add(
                header,
                problem,
                two(new SectionCard(Texts.text("operator.promotion.card")).body(form[0]), preview));
    }

    /**
     * Saves the draft, and does what shall become of it. If that is refused, the draft is kept.
     *
     * @param said key of what is told when all is done
     */
    private void save(
            PromotionForm form, Function<PromotionDetail, PromotionDetail> then, String said) {
        problem.attempt(
                problems,
                () -> {
                    PromotionDetail saved = promotions.draft(id, form.promotion());
                    id = saved.row().id();
                    getUI().orElseThrow()
                            .getPage()
                            .getHistory()
                            .replaceState(null, Paths.promotion(saved.row().id()));
                    show(then.apply(saved));
                    Toast.done(Texts.text(said, saved.promotion().name()));
                });
    }

    /** As it stands, with what may become of it. */
    private void read(PromotionDetail detail) {
        PromotionRow.State state = detail.row().on(clock.today());
        PageHeader header = header(detail.promotion().name()).state(PromotionsView.badge(state));
        switch (state) {
            case IN_REVIEW -> {
                header.action(
                        act("operator.review.back", () -> promotions.sendBack(detail.row().id())));
                if (detail.mayPublish()) {
                    header.primary(
                            act(
                                    "operator.plan.publish",
                                    () -> promotions.publish(detail.row().id())));
                }
            }
            case PLANNED, PUBLISHED ->
                    header.action(change(detail)).action(end(detail, "operator.promotion.end"));
            case ENDED -> header.action(change(detail));
            case DRAFT -> {}
        }
        PromotionPreview preview = preview();
        preview.show(detail.promotion());
        add(header, problem);
        if (state == PromotionRow.State.IN_REVIEW) {
            add(
                    new Note(
                            Tone.WARN,
                            Texts.text(
                                    detail.mayPublish()
                                            ? "operator.review.yours"
                                            : "operator.review.others",
                                    detail.submittedBy())));
        }
        add(two(facts(detail), preview));
    }

    private SectionCard facts(PromotionDetail detail) {
        KeyValues facts =
                new KeyValues()
                        .row(Texts.text("operator.promotion.code"), detail.promotion().code())
                        .row(
                                Texts.text("operator.promotions.benefit"),
                                BenefitText.of(detail.promotion().benefit(), currency))
                        .row(
                                Texts.text("operator.promotions.for"),
                                PromotionText.offerings(
                                        detail.promotion(), OfferingNames.of(offerings)))
                        .row(
                                Texts.text("operator.promotion.firstPeriods"),
                                PromotionText.periods(detail.promotion()))
                        .row(
                                Texts.text("operator.promotions.days"),
                                PromotionText.days(detail.promotion()))
                        .row(
                                Texts.text("operator.promotions.redeemed"),
                                PromotionsView.redeemed(detail.row()));
        return new SectionCard(Texts.text("operator.promotion.card")).body(facts);
    }

    private Button act(String key, Supplier<PromotionDetail> work) {
        return new Button(
                Texts.text(key), click -> problem.attempt(problems, () -> show(work.get())));
    }

    private Button change(PromotionDetail detail) {
        return new Button(Texts.text("operator.promotion.change"), click -> edit(detail));
    }

    private Button end(PromotionDetail detail, String key) {
        return new Button(
                Texts.text(key),
                click ->
                        Confirmation.ask(
                                Texts.text(key + ".title", detail.promotion().code()),
                                Texts.text(key + ".effect"),
                                Texts.text(key),
                                () ->
                                        problem.attempt(
                                                problems,
                                                () -> show(promotions.end(detail.row().id())))));
    }
}
