package bellbird.portal.operator;

import bellbird.bill.BillRunDecisions;
import bellbird.bill.BillRunPolicy;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.Toast;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.select.Select;

/** The owner's word on who looks at a run before its bills are issued. */
final class BillRunPolicyCard extends SectionCard {

    private static final long serialVersionUID = 1;

    private final Select<Integer> approvals = new Select<>();
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
        approvals.addValueChangeListener(change -> save(decisions));
        opinion.addValueChangeListener(change -> save(decisions));
        fit();
        body(OperatorPage.stack(approvals, opinion));
    }

    private void save(BillRunDecisions decisions) {
        decisions.changePolicy(new BillRunPolicy(approvals.getValue(), opinion.getValue()));
        fit();
        Toast.done(Texts.text("operator.billRuns.policy.saved"));
    }

    /** Where nobody looks, there is no draft to have an opinion on. */
    private void fit() {
        opinion.setVisible(approvals.getValue() > 0);
    }
}
