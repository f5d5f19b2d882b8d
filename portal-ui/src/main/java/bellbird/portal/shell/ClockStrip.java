package bellbird.portal.shell;

import bellbird.kernel.security.Caller;
import bellbird.kernel.security.Roles;
import bellbird.kernel.time.BusinessClock;
import bellbird.portal.component.Glyph;
import bellbird.portal.component.LookAgain;
import bellbird.portal.component.Words;
import bellbird.portal.demo.DemoProgress;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import bellbird.sandbox.SandboxClock;
import bellbird.sandbox.SandboxClock.Progress;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import java.time.LocalDate;

/** Says on every page of the staff that this is a sandbox and which day it is there; moves it. */
final class ClockStrip extends Div implements AfterNavigationObserver {

    private static final long serialVersionUID = 1;

    private static final int LOOK_MILLIS = 700;

    /** From here on it counts whether something is entered on the page. */
    private static final String WATCH =
            """
            this.entered = false;
            if (!this.watching) {
              this.watching = true;
              for (const kind of ['input', 'change']) document.addEventListener(kind, () => { this.entered = true; });
            }""";

    /** Whether drawing the page anew would take something out of the person's hands. */
    private static final String IN_HAND =
            "return this.entered || document.querySelector('vaadin-dialog[opened]') !== null";

    private final transient SandboxClock sandbox;
    private final transient BusinessClock clock;
    private final transient DemoProgress demo;
    private final Span date = Words.strong("");
    private final Span moving = Words.styled("", "t2");
    private final Button nextDay = new Button(Texts.text("common.sandbox.nextDay"));
    private final Button thisDay = new Button(Texts.text("common.sandbox.thisDay"));
    private final LookAgain again = new LookAgain(this::look);

    ClockStrip(SandboxClock sandbox, BusinessClock clock, DemoProgress demo, Caller caller) {
        this.sandbox = sandbox;
        this.clock = clock;
        this.demo = demo;
        addClassName("clock-strip");
        getElement().setAttribute("role", "status");
        nextDay.addThemeVariants(ButtonVariant.SMALL);
        nextDay.addClassName("push");
        nextDay.addClickListener(click -> move());
        nextDay.setVisible(mayMove(caller));
        thisDay.addThemeVariants(ButtonVariant.SMALL);
        thisDay.addClickListener(click -> drawAnew());
        thisDay.setVisible(false);
        add(
                Glyph.CLOCK.create(),
                Words.plain(Texts.text("common.sandbox")),
                date,
                moving,
                thisDay,
                nextDay,
                again);
        show(sandbox.state());
    }

    /** The clock may have been moved elsewhere, such as on its own page. */
    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        thisDay.setVisible(false);
        getElement().executeJs(WATCH);
        show(sandbox.state());
    }

    private static boolean mayMove(Caller caller) {
        return caller.isInRole(Roles.OWNER)
                || caller.isInRole(Roles.BILLING_CLERK)
                || caller.isInRole(Roles.PRODUCT_MANAGER);
    }

    private void move() {
        sandbox.nextDay();
        show(sandbox.state());
    }

    /**
     * Follows the clock; when it stands again the page shows what has become of the day, unless
     * that would lose what is being entered.
     */
    private void look() {
        if (!show(sandbox.state())) {
            getElement()
                    .executeJs(IN_HAND)
                    .then(
                            Boolean.class,
                            inHand -> {
                                if (inHand) {
                                    thisDay.setVisible(true);
                                } else {
                                    drawAnew();
                                }
                            });
        }
    }

    private void drawAnew() {
        getUI().ifPresent(ui -> ui.refreshCurrentRoute(false));
    }

    /** Returns whether there is more to follow. */
    private boolean show(Progress progress) {
        LocalDate today = LocalDate.ofInstant(progress.time().now(), clock.zone());
        date.setText(
                Texts.text(
                        "common.sandbox.today",
                        TimeFormat.weekday(today),
                        Integer.toString(today.getYear())));
        boolean playing = demo.playing();
        boolean busy = playing || progress.time().moving();
        moving.setText(
                playing
                        ? Texts.text("common.sandbox.demo")
                        : busy ? Texts.text("common.sandbox.moving", progress.waiting()) : "");
        nextDay.setEnabled(!busy);
        if (busy) {
            again.in(LOOK_MILLIS);
        }
        return busy;
    }
}
