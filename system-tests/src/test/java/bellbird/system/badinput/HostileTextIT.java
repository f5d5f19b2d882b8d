package bellbird.system.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.local.LocalStack;
import bellbird.local.RunningStack;
import bellbird.local.mail.ReceivedMail;
import bellbird.system.browser.Chromium;
import bellbird.system.browser.Visitor;
import bellbird.system.stack.Invariants;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Text that would do something if a page took it for more than text, stored by one person and
 * opened by others: operator, desk, care and mail show it as it was typed, and its script never
 * runs.
 */
@Tag("deep")
@ExtendWith(Invariants.class)
class HostileTextIT {

    private static final String CANARY = "<img src=x onerror=\"window.canary=1\">";
    private static final String SCRIPT = "<script>window.canary=1</script>";
    private static final String NAME = "Hostile " + CANARY + " ${7*7} 🦊";
    private static final String PASSWORD = "bellbird-demo-password";
    private static final String SUBSCRIBER = "wren@featherby.example";

    private static Chromium chromium;

    private final LocalStack stack = RunningStack.get();
    private final List<String> dialogs = new ArrayList<>();

    @BeforeAll
    static void open_a_browser() {
        chromium = new Chromium();
    }

    @AfterAll
    static void close_it() {
        chromium.close();
    }

    @Test
    void a_script_that_was_typed_is_text_wherever_it_is_shown() {
        try (Visitor owner = chromium.visitor();
                Visitor subscriber = chromium.phoneVisitor();
                Visitor agent = chromium.visitor()) {
            for (Visitor person : List.of(owner, subscriber, agent)) {
                person.page().onDialog(dialog -> dialogs.add(dialog.message()));
            }
            try {
                customer(owner);
                usageFile(owner);
                question(subscriber);
                answer(agent);
                mail();
                look(subscriber, "/care/help", "Question " + SCRIPT);
                look(owner, "/operator/audit-trail", "register customer");
            } catch (Throwable t) {
                owner.photograph(Path.of("target/last-seen/hostile-owner.png"));
                subscriber.photograph(Path.of("target/last-seen/hostile-subscriber.png"));
                agent.photograph(Path.of("target/last-seen/hostile-agent.png"));
                throw t;
            }
        }
        assertThat(dialogs).isEmpty();
    }

    private void customer(Visitor owner) {
        owner.open(page("/operator/customers/new"))
                .signIn("owner@larkspur.example", PASSWORD)
                .type("Full name", NAME)
                .type("E-mail", "hostile@larkspur.example")
                .type("Street and number", SCRIPT)
                .type("Postcode", "<b>1</b>")
                .type("City", "'; drop table party; --")
                .press("Register customer")
                .sees("No line yet");
        silent(owner);
        look(owner, "/operator/customers?search=Hostile", NAME);
    }

    /** Its name and its lines are somebody else's text. */
    private void usageFile(Visitor owner) {
        owner.open(page("/operator/usage-files"));
        owner.page()
                .locator("vaadin-upload input[type=file]")
                .setInputFiles(
                        new FilePayload(
                                "hostile" + CANARY.replace("/", "") + ".csv",
                                "text/csv",
                                ("record_id,service,direction,served,other,start,seconds,bytes\n"
                                                + SCRIPT
                                                + "\n"
                                                + CANARY
                                                + "\n=cmd|' /C calc'!A0 "
                                                + stack.ports().web()
                                                + "\n")
                                        .getBytes(StandardCharsets.UTF_8)));
        owner.sees("3 in = 0 rated")
                .press("Rejected 3")
                .sees("=cmd|' /C calc'!A0 " + stack.ports().web());
        silent(owner);
        look(owner, "/operator/usage-files", "hostile<img");
    }

    private void question(Visitor subscriber) {
        subscriber
                .open(page("/care/help"))
                .signIn(SUBSCRIBER, PASSWORD)
                .press("Ask us")
                .type("What is it about?", "Question " + SCRIPT)
                .type("Your question", CANARY + "\n{{7*7}}\n" + SCRIPT)
                .press("Send question")
                .sees("{{7*7}}");
        silent(subscriber);
    }

    private void answer(Visitor agent) {
        agent.open(page("/desk"))
                .signIn("support@larkspur.example", PASSWORD)
                .sees("Question " + SCRIPT)
                .choosesRow("Question " + SCRIPT)
                .sees("{{7*7}}");
        silent(agent);
        agent.type("Answer", "Answer " + CANARY).press("Send answer").sees("Sent to");
        silent(agent);
    }

    private void mail() {
        ReceivedMail mail =
                stack.mails()
                        .await(
                                SUBSCRIBER,
                                letter -> letter.text().contains("Answer <img"),
                                Duration.ofMinutes(1));
        assertThat(mail.html()).contains("Answer &lt;img").doesNotContain("<img src=x");
    }

    private void look(Visitor visitor, String path, String text) {
        visitor.open(page(path)).sees(text);
        silent(visitor);
    }

    private static void silent(Visitor visitor) {
        assertThat(visitor.page().evaluate("window.canary === undefined")).isEqualTo(true);
    }

    private String page(String path) {
        return stack.tenantUrl("larkspur") + path;
    }
}
