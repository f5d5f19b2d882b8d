package bellbird.portal.operator;

import bellbird.identity.Invitation;
import bellbird.identity.Invitations;
import bellbird.identity.People;
import bellbird.kernel.security.Caller;
import bellbird.kernel.security.Roles;
import bellbird.kernel.time.BusinessClock;
import bellbird.portal.component.Confirmation;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.PlainTable;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.StatusBadge;
import bellbird.portal.component.Toast;
import bellbird.portal.component.Tone;
import bellbird.portal.component.TwoLines;
import bellbird.portal.component.Words;
import bellbird.portal.shell.StaffLayout;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Who works here, and as what? */
@Route(value = Paths.STAFF, layout = StaffLayout.class)
@RolesAllowed(Roles.OWNER)
public class PeopleView extends OperatorPage implements BeforeEnterObserver {

    private static final long serialVersionUID = 1;
    private static final List<String> STAFF =
            List.of(Roles.BILLING_CLERK, Roles.PRODUCT_MANAGER, Roles.SUPPORT_AGENT, Roles.OWNER);

    private final transient People people;
    private final transient Invitations invitations;
    private final transient BusinessClock clock;
    private final transient Caller caller;

    @Inject
    public PeopleView(People people, Invitations invitations, BusinessClock clock, Caller caller) {
        this.people = people;
        this.invitations = invitations;
        this.clock = clock;
        this.caller = caller;
        titled(Texts.text("operator.people"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private void show() {
        removeAll();
        add(
                new PageHeader(Texts.text("operator.people"))
                        .lead(Texts.text("operator.people.lead"))
                        .primary(
                                new Button(
                                        Texts.text("operator.people.invite"), click -> invite())),
                staff());
        List<Invitation> open =
                invitations.open().stream().filter(one -> one.customer() == null).toList();
        if (!open.isEmpty()) {
            add(open(open));
        }
    }

    private SectionCard staff() {
        PlainTable table =
                new PlainTable(
                        PlainTable.Column.text(Texts.text("operator.people.who")),
                        PlainTable.Column.text(Texts.text("operator.people.role")),
                        PlainTable.Column.text(Texts.text("operator.people.may")),
                        PlainTable.Column.text(Texts.text("operator.people.since")),
                        PlainTable.Column.text(Texts.text("operator.people.access")));
        for (People.Member member : people.staff()) {
            table.row(
                    new TwoLines(member.name(), member.email()),
                    new StatusBadge(Tone.QUIET, role(member.role())),
                    Words.quiet(Texts.text("operator.role." + member.role() + ".may")),
                    Words.number(date(member.since())),
                    access(member));
        }
        return new SectionCard(Texts.text("operator.people.staff")).edge(table);
    }

    private Component access(People.Member member) {
        if (member.subject().equals(caller.subject())) {
            return Words.quiet(Texts.text("operator.people.you"));
        }
        return quiet(
                Texts.text("operator.people.change"),
                () -> new MemberDialog(people, member, this::show).open());
    }

    private static Button quiet(String text, Runnable action) {
        Button button = new Button(text, click -> action.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return button;
    }

    private void withdraw(Invitation invitation) {
        Confirmation.ask(
                Texts.text("operator.people.withdraw.title", invitation.email()),
                Texts.text("operator.people.withdraw.effect"),
                Texts.text("operator.people.withdraw"),
                () -> {
                    invitations.withdraw(invitation.id());
                    Toast.done(Texts.text("operator.people.withdrawn", invitation.email()));
                    show();
                });
    }

    private SectionCard open(List<Invitation> open) {
        PlainTable table =
                new PlainTable(
                        PlainTable.Column.text(Texts.text("operator.people.who")),
                        PlainTable.Column.text(Texts.text("operator.people.role")),
                        PlainTable.Column.text(Texts.text("operator.people.expires")),
                        PlainTable.Column.text(Texts.text("operator.people.access")));
        for (Invitation invitation : open) {
            table.row(
                    new TwoLines(invitation.name(), invitation.email()),
                    new StatusBadge(Tone.WARN, role(invitation.role())),
                    Words.number(date(invitation.expiresAt())),
                    quiet(Texts.text("operator.people.withdraw"), () -> withdraw(invitation)));
        }
        return new SectionCard(Texts.text("operator.people.open")).edge(table);
    }

    private String date(Instant instant) {
        return TimeFormat.date(LocalDate.ofInstant(instant, clock.zone()));
    }

    static String role(String role) {
        return Texts.text("operator.role." + role);
    }

    /** A choice of roles that says what each may do. */
    static Select<String> roles(String chosen) {
        Select<String> role = new Select<>();
        role.setLabel(Texts.text("operator.people.role"));
        role.setItems(STAFF);
        role.setItemLabelGenerator(PeopleView::role);
        role.addValueChangeListener(
                change ->
                        role.setHelperText(
                                Texts.text("operator.role." + change.getValue() + ".may")));
        role.setValue(chosen);
        role.setWidthFull();
        return role;
    }

    private void invite() {
        FieldProblems problems = new FieldProblems();
        ProblemNote problem = new ProblemNote();
        TextField name = problems.named("name", new TextField(Texts.text("operator.party.name")));
        EmailField email =
                problems.named("email", new EmailField(Texts.text("operator.party.email")));
        email.setHelperText(Texts.text("operator.people.email.help"));
        Select<String> role = problems.named("role", roles(Roles.BILLING_CLERK));
        name.setWidthFull();
        email.setWidthFull();
        Div form = stack(problem, name, email, role);
        Dialog dialog = new Dialog(Texts.text("operator.people.invite.title"));
        dialog.setWidth("440px");
        dialog.add(form);
        Button send =
                new Button(
                        Texts.text("operator.people.send"),
                        click ->
                                problem.attempt(
                                        problems,
                                        () -> {
                                            invitations.inviteStaff(
                                                    email.getValue(),
                                                    name.getValue(),
                                                    role.getValue());
                                            dialog.close();
                                            Toast.done(
                                                    Texts.text(
                                                            "operator.people.sent",
                                                            email.getValue()));
                                            show();
                                        }));
        send.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.getFooter()
                .add(new Button(Texts.text("common.cancel"), click -> dialog.close()), send);
        dialog.open();
        name.focus();
    }
}
