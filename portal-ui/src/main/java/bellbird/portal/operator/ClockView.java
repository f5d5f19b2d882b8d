package bellbird.portal.operator;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.security.Roles;
import bellbird.kernel.time.BusinessClock;
import bellbird.portal.component.Days;
import bellbird.portal.component.EmptyState;
import bellbird.portal.component.LookAgain;
import bellbird.portal.component.Note;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.TextLink;
import bellbird.portal.component.Tone;
import bellbird.portal.component.Words;
import bellbird.portal.shell.StaffLayout;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.Problems;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import bellbird.sandbox.SandboxClock;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Which day is it in the sandbox, and what happens next when it moves? The page looks for itself
 * while the clock moves: the strip above it may have seen the clock stand when the page had not.
 */
@Route(value = Paths.CLOCK, layout = StaffLayout.class)
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.PRODUCT_MANAGER})
public class ClockView extends OperatorPage implements BeforeEnterObserver {

    private static final long serialVersionUID = 1;
    private static final int LOOK_MILLIS = 1000;

    private final transient SandboxClock sandbox;
    private final transient BusinessClock clock;
    private final Div content = stack();
    private final Div problem = new Div();
    private final LookAgain look = new LookAgain(this::show);
    private final DatePicker day = Days.field(Texts.text("operator.clock.day"));

    @Inject
    public ClockView(SandboxClock sandbox, BusinessClock clock) {
        this.sandbox = sandbox;
        this.clock = clock;
        titled(Texts.text("operator.clock"));
        day.addValueChangeListener(change -> day.setInvalid(false));
        add(
                new PageHeader(Texts.text("operator.clock"))
                        .lead(Texts.text("operator.clock.lead")),
                problem,
                content,
                look);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (sandbox.available()) {
            show();
        } else {
            content.removeAll();
            content.add(
                    new EmptyState(
                            Texts.text("operator.clock.live"),
                            Texts.text("operator.clock.live.text")));
        }
    }

    private void show() {
        SandboxClock.Progress progress = sandbox.state();
        Instant now = progress.time().now();
        LocalDate today = LocalDate.ofInstant(now, clock.zone());
        Div date =
                new Div(Words.plain(TimeFormat.weekday(today)), Words.quiet(" " + today.getYear()));
        date.addClassName("clock-date");
        Div time =
                new Div(
                        Words.quiet(
                                Texts.text(
                                        "operator.clock.time",
                                        TimeFormat.time(now, clock.zone()),
                                        clock.zone().getId())));
        SectionCard card = new SectionCard().body(date, time);
        content.removeAll();
        content.add(card);
        Instant target = progress.time().target();
        if (target != null) {
            ProgressBar bar = new ProgressBar();
            bar.setIndeterminate(true);
            bar.getElement().setAttribute("aria-label", Texts.text("operator.clock.moving"));
            card.body(
                    bar,
                    Words.plain(
                            Texts.text(
                                    "operator.clock.movingTo",
                                    TimeFormat.dateTime(target, clock.zone()),
                                    CountFormat.count(progress.waiting()))));
            look.in(LOOK_MILLIS);
        } else {
            card.body(actions(progress, today));
        }
        content.add(
                new Note(
                        Tone.QUIET,
                        Words.plain(Texts.text("operator.clock.help") + " "),
                        new TextLink(Paths.BILL_RUNS, Texts.text("operator.billRuns.see"))));
    }

    private Div actions(SandboxClock.Progress progress, LocalDate today) {
        Button nextDay =
                new Button(Texts.text("operator.clock.nextDay"), click -> move(sandbox::nextDay));
        Button toRun =
                new Button(
                        Texts.text("operator.clock.toBillRun"),
                        click -> move(sandbox::toNextBillRun));
        toRun.addThemeVariants(ButtonVariant.PRIMARY);
        day.setMin(today.plusDays(1));
        Button toDay =
                new Button(
                        Texts.text("operator.clock.toDay"),
                        click -> {
                            LocalDate chosen = day.getValue();
                            if (chosen == null) {
                                day.setErrorMessage(Texts.text("operator.clock.day.missing"));
                                day.setInvalid(true);
                                day.focus();
                                return;
                            }
                            move(
                                    () ->
                                            sandbox.advanceTo(
                                                    chosen.atStartOfDay(clock.zone()).toInstant()));
                        });
        Div steps = new Div(toRun, nextDay);
        steps.addClassName("op-actions");
        Instant next = progress.nextBillRun();
        steps.add(
                Words.quiet(
                        next == null
                                ? Texts.text("operator.clock.noBillRun")
                                : Texts.text(
                                        "operator.clock.nextBillRun",
                                        TimeFormat.dateTime(next, clock.zone()))));
        Div further = new Div(day, toDay);
        further.addClassNames("op-actions", "end");
        return stack(steps, further);
    }

    private void move(Runnable step) {
        problem.removeAll();
        try {
            step.run();
            getUI().ifPresent(ui -> ui.refreshCurrentRoute(false));
        } catch (BellbirdException refused) {
            problem.add(new Note(Tone.BAD, Problems.text(refused)));
        }
    }
}
