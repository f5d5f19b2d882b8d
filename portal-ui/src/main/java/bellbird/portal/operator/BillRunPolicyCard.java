package bellbird.portal.operator;

import bellbird.bill.BillRunDecisions;
import bellbird.bill.BillRunPolicy;
import bellbird.bill.LateUsage;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.Toast;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The owner's word on who looks at a run before its bills are issued, and on late usage. */
final class BillRunPolicyCard extends SectionCard {

    private static final long serialVersionUID = 1;

    private static final String WIDE = "480px";

    private static final List<Integer> OFFERED_HOURS = List.of(0, 24, 48, 72, 120, 168, 336);

    private final Select<Integer> approvals = new Select<>();
    private final Select<Integer> wait = new Select<>();
    private final Select<Integer> roaming = new Select<>();
    private final Select<LateUsage> late = new Select<>();
    private final Checkbox opinion = new Checkbox(Texts.text("operator.billRuns.policy.opinion"));

    BillRunPolicyCard(BillRunDecisions decisions) {
        super(Texts.text("operator.billRuns.policy"));
        BillRunPolicy policy = decisions.policy();
        approvals.setLabel(Texts.text("operator.billRuns.policy.who"));
        approvals.setItems(0, 1, 2);
        approvals.setItemLabelGenerator(
                people -> Texts.text("operator.billRuns.policy.who." + people));
        approvals.setHelperText(Texts.text("operator.billRuns.policy.help"));
        approvals.setValue(policy.approvals());
        opinion.setHelperText(Texts.text("operator.billRuns.policy.opinion.help"));
        opinion.setValue(policy.secondOpinion());
        hours(wait, "operator.billRuns.policy.wait", policy.waitHours());
        hours(roaming, "operator.billRuns.policy.roaming", policy.roamingWaitHours());
        late.setLabel(Texts.text("operator.billRuns.policy.late"));
        late.setItems(LateUsage.values());
        late.setItemLabelGenerator(
                where -> Texts.text("operator.billRuns.policy.late." + where.name()));
        late.setHelperText(Texts.text("operator.billRuns.policy.late.help"));
        late.setValue(policy.lateUsage());
        opinion.addValueChangeListener(change -> save(decisions));
        for (Select<?> choice : List.of(approvals, wait, roaming, late)) {
            choice.addValueChangeListener(change -> save(decisions));
            choice.setMaxWidth(WIDE);
        }
        fit();
        body(OperatorPage.stack(approvals, opinion, wait, roaming, late));
    }

    private static void hours(Select<Integer> choice, String key, int set) {
        choice.setLabel(Texts.text(key));
        choice.setItems(hours(set));
        choice.setItemLabelGenerator(
                hours -> Texts.text("operator.billRuns.policy.wait.hours", hours));
        choice.setHelperText(Texts.text(key + ".help"));
        choice.setValue(set);
    }

    /** Those to choose from, and what is set. */
    private static Set<Integer> hours(int set) {
        Set<Integer> hours = new TreeSet<>(OFFERED_HOURS);
        hours.add(set);
        return hours;
    }

    private void save(BillRunDecisions decisions) {
        decisions.changePolicy(
                new BillRunPolicy(
                        approvals.getValue(),
                        opinion.getValue(),
                        wait.getValue(),
                        roaming.getValue(),
                        late.getValue()));
        fit();
        Toast.done(Texts.text("operator.billRuns.policy.saved"));
    }

    /** Where nobody looks, there is no draft to have an opinion on. */
    private void fit() {
        opinion.setVisible(approvals.getValue() > 0);
    }
}
