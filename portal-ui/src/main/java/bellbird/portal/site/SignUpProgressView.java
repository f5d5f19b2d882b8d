package bellbird.portal.site;

import static bellbird.portal.text.Texts.text;

import bellbird.portal.component.Note;
import bellbird.portal.component.Tone;
import bellbird.portal.shell.SiteLayout;
import bellbird.portal.text.CountFormat;
import bellbird.provisioning.SignUpProgress;
import bellbird.provisioning.SignUps;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.shared.Registration;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far is my operator? Step by step, as each is really done; then the way in. */
@Route(value = "sign-up/:id", layout = SiteLayout.class)
@AnonymousAllowed
public class SignUpProgressView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;
    private static final int EVERY_MILLIS = 700;

    private final transient SignUps signUps;
    private final H1 title = new H1();
    private final Paragraph lead = new Paragraph();
    private final ProgressBar bar = new ProgressBar();
    private final OrderedList steps = new OrderedList();
    private final Div after = new Div();
    private UUID id = new UUID(0, 0);
    private @Nullable Registration polling;
    private boolean working = true;

    @Inject
    public SignUpProgressView(SignUps signUps) {
        this.signUps = signUps;
        addClassName("site-progress");
        title.getElement().setAttribute("tabindex", "-1");
        lead.getElement().setAttribute("role", "status");
        steps.addClassName("site-steps");
        after.addClassName("site-done");
        Header header = new Header(title, lead, bar);
        Div columns = new Div(header, new Div(steps, after), firstMinutes());
        add(columns);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        try {
            id = UUID.fromString(event.getRouteParameters().get("id").orElse(""));
        } catch (IllegalArgumentException noId) {
            throw new NotFoundException();
        }
        show(signUps.progress(id).orElseThrow(NotFoundException::new));
    }

    private void show(SignUpProgress progress) {
        steps.removeAll();
        progress.steps().forEach(step -> steps.add(item(step, progress)));
        long done = progress.steps().stream().filter(step -> step.finishedAt() != null).count();
        bar.setValue((double) done / Math.max(1, progress.steps().size()));
        after.removeAll();
        working = false;
        switch (progress.state()) {
            case RUNNING -> {
                title.setText(text("site.progress.title", progress.company()));
                lead.setText(text("site.progress.close", progress.email()));
                working = true;
            }
            case DONE -> {
                title.setText(text("site.progress.ready", progress.company()));
                lead.setText(text("site.progress.done"));
                bar.setVisible(false);
                after.add(open(progress));
            }
            case ROLLING_BACK -> {
                title.setText(text("site.progress.title", progress.company()));
                lead.setText(text("site.progress.rollingBack"));
                working = true;
            }
            case FAILED -> {
                title.setText(text("site.progress.failed", progress.company()));
                lead.setText("");
                bar.setVisible(false);
                after.add(
                        new Note(Tone.BAD, text("site.progress.failed.more")),
                        new Button(
                                text("site.progress.again"),
                                click -> getUI().orElseThrow().navigate(SignUpView.class)));
            }
        }
        getUI().ifPresent(ui -> ui.getPage().setTitle(getPageTitle()));
        if (!working && polling != null) {
            stop();
        }
    }

    private static ListItem item(SignUpProgress.StepProgress step, SignUpProgress progress) {
        ListItem item = new ListItem();
        item.addClassNames("site-step", tone(step, progress));
        String key = "site.step." + step.step().name().toLowerCase(Locale.ROOT);
        item.getElement()
                .appendChild(
                        new Element("i").setAttribute("aria-hidden", "true"),
                        new Element("b").setText(text(key)),
                        new Element("span").setAttribute("class", "site-time").setText(time(step)),
                        new Element("span")
                                .setAttribute("class", "site-about")
                                .setText(text(key + ".about", progress.address())));
        return item;
    }

    private static String tone(SignUpProgress.StepProgress step, SignUpProgress progress) {
        if (step.finishedAt() != null) {
            return "done";
        }
        if (progress.state() == SignUpProgress.State.FAILED) {
            return step.startedAt() == null ? "wait" : "failed";
        }
        return step.startedAt() == null ? "wait" : "now";
    }

    private static String time(SignUpProgress.StepProgress step) {
        var from = step.startedAt();
        var to = step.finishedAt();
        if (from == null || to == null) {
            return "";
        }
        long tenths = Math.max(1, Duration.between(from, to).toMillis() / 100);
        return text("site.progress.seconds", CountFormat.number(BigDecimal.valueOf(tenths, 1)));
    }

    private Button open(SignUpProgress progress) {
        Button open =
                new Button(
                        text("site.progress.open", progress.company()),
                        click ->
                                getUI().orElseThrow()
                                        .getPage()
                                        .setLocation(progress.address() + "/operator"));
        open.addThemeVariants(ButtonVariant.PRIMARY);
        open.setId("open");
        return open;
    }

    private static Div firstMinutes() {
        OrderedList list = new OrderedList();
        list.addClassName("site-steps");
        int number = 1;
        for (String step : new String[] {"plan", "line", "clock", "pay"}) {
            ListItem item = new ListItem();
            item.addClassName("site-step");
            item.getElement()
                    .appendChild(
                            new Element("i").setText(Integer.toString(number++)),
                            new Element("b").setText(text("site.progress.next." + step)),
                            new Element("span")
                                    .setAttribute("class", "site-about")
                                    .setText(text("site.progress.next." + step + ".more")));
            list.add(item);
        }
        Div next =
                new Div(
                        new H2(text("site.progress.next")),
                        list,
                        new Paragraph(text("site.progress.next.again")));
        next.addClassName("site-next");
        return next;
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        if (working) {
            attached.getUI().setPollInterval(EVERY_MILLIS);
            polling =
                    attached.getUI()
                            .addPollListener(poll -> signUps.progress(id).ifPresent(this::show));
        }
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        stop();
    }

    private void stop() {
        if (polling != null) {
            polling.remove();
            polling = null;
            getUI().ifPresent(ui -> ui.setPollInterval(-1));
        }
    }

    @Override
    public String getPageTitle() {
        return text("site.tab", title.getText());
    }
}
