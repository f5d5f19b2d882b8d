package bellbird.portal.operator;

import bellbird.invariant.InvariantResult;
import bellbird.invariant.Invariants;
import bellbird.kernel.security.Roles;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.PlainTable;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.StatusBadge;
import bellbird.portal.component.Tone;
import bellbird.portal.component.Words;
import bellbird.portal.shell.StaffLayout;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;

/** Is everything that must hold true? Each rule is asked of the database now. */
@Route(value = Paths.HEALTH, layout = StaffLayout.class)
@RolesAllowed(Roles.OWNER)
public class HealthView extends OperatorPage implements BeforeEnterObserver {

    private static final long serialVersionUID = 1;

    private final transient Invariants invariants;

    @Inject
    public HealthView(Invariants invariants) {
        this.invariants = invariants;
        titled(Texts.text("operator.health"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        check();
    }

    private void check() {
        List<InvariantResult> results = invariants.check();
        long broken = results.stream().filter(result -> !result.holds()).count();
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
                        .lead(Texts.text("operator.health.lead"))
                        .action(new Button(Texts.text("operator.health.again"), click -> check())));
        PlainTable table =
                new PlainTable(
                        PlainTable.Column.text(Texts.text("operator.health.rule")),
                        PlainTable.Column.text(Texts.text("operator.health.says")),
                        PlainTable.Column.number(Texts.text("operator.health.violations")),
                        PlainTable.Column.text(Texts.text("operator.health.state")));
        for (InvariantResult result : results) {
            Div says = new Div(Words.plain(Texts.text(result.messageKey())));
            result.samples().forEach(sample -> says.add(new Div(Words.styled(sample, "mono"))));
            table.row(
                    Words.strong(result.id()),
                    says,
                    Words.number(CountFormat.count(result.violations())),
                    result.holds()
                            ? new StatusBadge(Tone.OK, Texts.text("operator.health.ok"))
                            : new StatusBadge(Tone.BAD, Texts.text("operator.health.bad")));
        }
        add(new SectionCard().edge(table));
    }
}
