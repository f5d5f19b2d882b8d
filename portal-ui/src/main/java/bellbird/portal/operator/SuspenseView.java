package bellbird.portal.operator;

import bellbird.kernel.security.Roles;
import bellbird.kernel.time.BusinessClock;
import bellbird.portal.component.EmptyState;
import bellbird.portal.component.LookAgain;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.TextLink;
import bellbird.portal.component.Toast;
import bellbird.portal.shell.StaffLayout;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import bellbird.usage.Recycling;
import bellbird.usage.Suspense;
import bellbird.usage.SuspenseCause;
import bellbird.usage.SuspenseGroup;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What waits for a fix, why, and since when? Mend the cause, and send the records back in. */
@Route(value = Paths.SUSPENSE, layout = StaffLayout.class)
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK})
public class SuspenseView extends OperatorPage implements BeforeEnterObserver {

    private static final long serialVersionUID = 1;
    private static final int LOOK_MILLIS = 1000;
    private static final int CAUSES_SHOWN = 10;
    private static final int RECYCLINGS_SHOWN = 10;

    private final transient Suspense suspense;
    private final transient BusinessClock clock;
    private final Div content = stack();
    private final ProblemNote problem = new ProblemNote();
    private final LookAgain again = new LookAgain(this::refresh);
    private final Button all =
            new Button(
                    Texts.text("operator.suspense.recycleAll"), click -> recycle(null, null, ""));

    @Inject
    public SuspenseView(Suspense suspense, BusinessClock clock) {
        this.suspense = suspense;
        this.clock = clock;
        titled(Texts.text("operator.suspense"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        add(
                new PageHeader(Texts.text("operator.suspense"))
                        .under(Texts.text("operator.usageFiles"), Paths.USAGE_FILES)
                        .lead(Texts.text("operator.suspense.lead"))
                        .action(all),
                problem,
                content,
                again);
        refresh();
    }

    private void refresh() {
        content.removeAll();
        List<SuspenseGroup> groups = suspense.groups();
        all.setVisible(!groups.isEmpty());
        if (groups.isEmpty()) {
            content.add(
                    new EmptyState(
                            Texts.text("operator.suspense.none"),
                            Texts.text("operator.suspense.none.text"),
                            new TextLink(Paths.USAGE_FILES, Texts.text("operator.usageFiles"))));
        } else {
            content.add(facts(groups));
        }
        for (SuspenseGroup group : groups) {
            List<SuspenseCause> causes = suspense.causes(group.reason(), CAUSES_SHOWN);
            content.add(
                    new SuspenseCard(
                            group,
                            causes,
                            clock.zone(),
                            note -> recycle(group.reason(), null, note),
                            cause -> map(group, cause)));
        }
        List<Recycling> done = suspense.recyclings(0, RECYCLINGS_SHOWN);
        if (!done.isEmpty()) {
            content.add(new RecyclingsCard(done, clock.zone()));
        }
        if (done.stream().anyMatch(one -> one.finishedAt() == null)) {
            again.in(LOOK_MILLIS);
        }
    }

    private Facts facts(List<SuspenseGroup> groups) {
        long records = groups.stream().mapToLong(group -> group.sum().records()).sum();
        Instant oldest =
                groups.stream()
                        .map(group -> group.sum().waitingSince())
                        .min(Comparator.naturalOrder())
                        .orElse(clock.now());
        return new Facts()
                .fact(
                        Texts.text("operator.suspense.records"),
                        CountFormat.count(records),
                        Texts.text("operator.suspense.neverZero"))
                .fact(
                        Texts.text("operator.suspense.oldest"),
                        TimeFormat.ago(oldest, clock.now(), clock.zone()),
                        TimeFormat.dateTime(oldest, clock.zone()));
    }

    private void map(SuspenseGroup group, SuspenseCause cause) {
        MapToLineDialog.ask(
                group,
                cause,
                suspense,
                clock,
                recycled -> {
                    if (recycled) {
                        Toast.done(Texts.text("operator.suspense.recycled"));
                    }
                    refresh();
                });
    }

    private void recycle(@Nullable String reason, @Nullable String detail, String note) {
        if (problem.attempt(new FieldProblems(), () -> suspense.recycle(reason, detail, note))) {
            Toast.done(Texts.text("operator.suspense.recycled"));
        }
        refresh();
    }
}
