package bellbird.portal.operator;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.time.BusinessClock;
import bellbird.offering.Audience;
import bellbird.offering.OfferingDetail;
import bellbird.offering.Offerings;
import bellbird.offering.PriceReviews;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.StatusBadge;
import bellbird.portal.component.Toast;
import bellbird.portal.component.Tone;
import bellbird.portal.plan.Gaps;
import bellbird.portal.plan.PlanEditor;
import bellbird.portal.plan.PlanStart;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import bellbird.rating.PriceChecks;
import bellbird.rating.UsageTrials;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The next version of a plan, or a new plan, while it is written: saved, handed in, published. */
final class PlanWriting {

    /** What writing asks of the product. */
    record Ports(
            Offerings offerings,
            PriceReviews reviews,
            PriceChecks checks,
            UsageTrials trials,
            PlanStarts starts,
            BusinessClock clock,
            Clock systemTime) {}

    /** What becomes of a draft that was saved. */
    interface Outcome {

        void show(OfferingDetail offering);

        void publish(UUID version, Audience audience);
    }

    private final Ports ports;
    private final Outcome outcome;
    private final @Nullable OfferingDetail offering;
    private final PlanStart start;
    private final PlanEditor editor;
    private final DraftState state;

    /**
     * @param offering whose next version it is; null for a new plan
     */
    PlanWriting(Ports ports, Outcome outcome, @Nullable OfferingDetail offering) {
        this.ports = ports;
        this.outcome = outcome;
        this.offering = offering;
        start = ports.starts().of(offering);
        editor = new PlanEditor(start, ports.checks()::check);
        boolean drafted = offering != null && PlanVersions.unpublished(offering).isPresent();
        state = new DraftState(drafted ? this::keep : () -> {});
        editor.whenChanged(state::changed);
    }

    /** Whether it is saved. */
    DraftState state() {
        return state;
    }

    PageHeader header() {
        PageHeader header =
                offering == null
                        ? new PageHeader(Texts.text("operator.plans.new"))
                                .under(Texts.text("operator.plans"), Paths.PLANS)
                        : PlanParts.header(offering);
        header.state(
                new StatusBadge(
                        Tone.ACTION, Texts.text("operator.plan.draftVersion", start.number())));
        header.state(state);
        if (offering != null) {
            header.action(PlanParts.rates(offering));
        }
        return header.action(
                        new Button(
                                Texts.text("operator.plan.save"),
                                click -> save("operator.plan.saved", outcome::show)))
                .primary(last());
    }

    /** The step that ends the writing. */
    private Button last() {
        return ports.reviews().fourEyes()
                ? new Button(
                        Texts.text("operator.review.submit"),
                        click -> save("operator.review.submitted", this::handIn))
                : new Button(Texts.text("operator.plan.publish"), click -> askToPublish());
    }

    /** The versions there are, the fields, and what last month's usage would have cost. */
    List<Component> fields() {
        List<Component> fields = new ArrayList<>();
        if (offering != null) {
            fields.add(new PlanVersions(offering, ports.clock().today()));
        }
        fields.addAll(editor.cards());
        if (offering != null && inUse(offering)) {
            UUID plan = offering.id();
            RealUsageCard real =
                    new RealUsageCard(
                            ports.clock().today(),
                            editor::version,
                            draft -> ports.trials().lastMonth(plan, draft));
            editor.whenChanged(real::forget);
            fields.add(real);
        }
        return fields;
    }

    /** What its customers will read, and one event tried. */
    List<Component> beside() {
        return editor.beside();
    }

    /** Saves the draft at a pause; the first time somebody has to say so. */
    private void keep() {
        if (!editor.canBeKept()) {
            return;
        }
        try {
            ports.offerings().draft(editor.draft(), editor.rules());
            state.saved(now());
        } catch (BellbirdException refused) {
            // stays unsaved, which stands at the top; pressing Save tells why
        }
    }

    private String now() {
        return TimeFormat.time(ports.systemTime().instant(), ports.clock().zone());
    }

    private void askToPublish() {
        if (editor.readable()) {
            PublishDialog.ask(
                    editor.sheet(),
                    Gaps.note(editor.terms(), editor.rules().kind()),
                    offering != null && inUse(offering),
                    audience ->
                            save(
                                    "operator.plan.published",
                                    saved -> outcome.publish(draftOf(saved), audience)));
        }
    }

    /** Whether somebody may have the plan. */
    static boolean inUse(OfferingDetail offering) {
        return !PlanVersions.published(offering).isEmpty();
    }

    private static UUID draftOf(OfferingDetail saved) {
        return PlanVersions.unpublished(saved).orElseThrow().id();
    }

    private void handIn(OfferingDetail saved) {
        ports.reviews().submit(draftOf(saved));
        outcome.show(ports.offerings().get(saved.id()));
    }

    /**
     * Saves the draft.
     *
     * @param said key of what is told when all is done
     * @param then what becomes of it, and what is shown
     */
    private void save(String said, Consumer<OfferingDetail> then) {
        if (!editor.readable()) {
            return;
        }
        editor.attempt(
                () -> {
                    OfferingDetail saved = ports.offerings().draft(editor.draft(), editor.rules());
                    editor.savedAs(saved.id());
                    state.saved(now());
                    state.getUI()
                            .orElseThrow()
                            .getPage()
                            .getHistory()
                            .replaceState(null, Paths.plan(saved.id()));
                    then.accept(saved);
                    Toast.done(Texts.text(said, saved.name()));
                });
    }
}
