package bellbird.portal.operator;

import bellbird.invariant.CheckedRule;
import bellbird.invariant.Invariants;
import bellbird.kernel.security.Roles;
import bellbird.kernel.time.BusinessClock;
import bellbird.portal.component.BrokenRules;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.StatusBadge;
import bellbird.portal.component.Tone;
import bellbird.portal.shell.StaffLayout;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** Is everything that must hold true? The last answers, and the button that asks again. */
@Route(value = Paths.HEALTH, layout = StaffLayout.class)
@RolesAllowed(Roles.OWNER)
public class HealthView extends OperatorPage implements BeforeEnterObserver {

    private static final long serialVersionUID = 1;

    private final transient Invariants invariants;
    private final transient BusinessClock clock;

    @Inject
    public HealthView(Invariants invariants, BusinessClock clock) {
        this.invariants = invariants;
        this.clock = clock;
        titled(Texts.text("operator.health"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        List<CheckedRule> last = invariants.last();
        show(last.isEmpty() ? invariants.check() : last);
    }

    private void show(List<CheckedRule> rules) {
        long broken = rules.stream().filter(rule -> !rule.result().holds()).count();
        Instant checkedAt =
                rules.stream()
                        .map(CheckedRule::checkedAt)
                        .min(Instant::compareTo)
                        .orElse(Instant.EPOCH);
        removeAll();
        add(
                new PageHeader(Texts.text("operator.health"))
                        .state(
                                broken == 0
                                        ? new StatusBadge(
                                                Tone.OK, Texts.text("operator.health.holds"))
                                        : new StatusBadge(
                                                Tone.BAD,
                                                Texts.text(
                                                        "operator.health.broken",
                                                        CountFormat.count(broken))))
                        .lead(
                                Texts.text(
                                        "operator.health.lead",
                                        TimeFormat.dateTime(checkedAt, clock.zone())))
                        .action(
                                new Button(
                                        Texts.text("operator.health.again"),
                                        click -> show(invariants.check()))),
                new SectionCard().edge(BrokenRules.table(rules, clock.zone())));
    }
}
