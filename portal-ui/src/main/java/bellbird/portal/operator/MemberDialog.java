package bellbird.portal.operator;

import bellbird.identity.People;
import bellbird.portal.component.Confirmation;
import bellbird.portal.component.Toast;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.select.Select;

/** What a colleague may do here: another role, or nothing any more. */
final class MemberDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private final transient People people;
    private final transient People.Member member;
    private final transient Runnable changed;

    /**
     * @param changed runs after a change, to show it
     */
    MemberDialog(People people, People.Member member, Runnable changed) {
        super(member.name());
        this.people = people;
        this.member = member;
        this.changed = changed;
        setWidth("440px");
        FieldProblems problems = new FieldProblems();
        ProblemNote problem = new ProblemNote();
        Select<String> role = problems.named("role", PeopleView.roles(member.role()));
        add(OperatorPage.stack(problem, role));
        Button remove =
                new Button(
                        Texts.text("operator.people.remove"), click -> remove(problem, problems));
        remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
        remove.addClassName("push-others");
        Button save =
                new Button(
                        Texts.text("operator.people.change.save"),
                        click ->
                                problem.attempt(
                                        problems,
                                        () -> {
                                            people.changeRole(member.subject(), role.getValue());
                                            done(
                                                    Texts.text(
                                                            "operator.people.changed",
                                                            member.name(),
                                                            PeopleView.role(role.getValue())));
                                        }));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(remove, new Button(Texts.text("common.cancel"), click -> close()), save);
    }

    private void remove(ProblemNote problem, FieldProblems problems) {
        Confirmation.ask(
                Texts.text("operator.people.remove.title", member.name()),
                Texts.text("operator.people.remove.effect"),
                Texts.text("operator.people.remove"),
                () ->
                        problem.attempt(
                                problems,
                                () -> {
                                    people.remove(member.subject());
                                    done(Texts.text("operator.people.removed", member.name()));
                                }));
    }

    private void done(String said) {
        close();
        Toast.done(said);
        changed.run();
    }
}
