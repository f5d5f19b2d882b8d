package bellbird.crash;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Two people of each operator, who decide about its reviewed run: they throw the first drafts away,
 * have others made, accept what is missing, approve both, look at the first bill and let the others
 * go.
 */
final class Reviewers {

    static final String CLERK = "clerk@larkspur.example";
    static final String OWNER = "owner@larkspur.example";

    private static final double BUTTON_MILLIS = 6_000;

    /** After which a person who hears nothing opens the page again. */
    private static final Duration ANSWER = Duration.ofSeconds(6);

    private final BrowserContext clerk;
    private final BrowserContext owner;
    private final String password;
    private final Function<Operator, String> address;

    /**
     * @param address of an operator's reviewed run
     */
    Reviewers(Chrome chrome, String password, Function<Operator, String> address) {
        this.clerk = chrome.window();
        this.owner = chrome.window();
        this.password = password;
        this.address = address;
    }

    /** What somebody presses, and then in the dialog that opens. */
    private enum Decision {
        REJECT(CLERK, "Reject all drafts", "Reject all drafts"),
        CALCULATE_AGAIN(CLERK, "Calculate all again", ""),
        ACCEPT(CLERK, "Accept…", "Accept the alarm"),
        APPROVE(CLERK, "^Approve \\d", "^Approve$"),
        APPROVE_TOO(OWNER, "^Approve \\d", "^Approve$"),
        GO_ON(OWNER, "^Issue the other", "");

        final String person;
        final String button;
        final String inDialog;

        Decision(String person, String button, String inDialog) {
            this.person = person;
            this.button = button;
            this.inDialog = inDialog;
        }

        /** What is next for people where a run stands so; nothing while it works. */
        static Optional<Decision> at(String stands) {
            return Optional.ofNullable(
                    switch (stands) {
                        case "REVIEW, round 1, 0 waivers, 0 approvals" -> REJECT;
                        case "REJECTED, round 2, 0 waivers, 0 approvals" -> CALCULATE_AGAIN;
                        case "REVIEW, round 3, 0 waivers, 0 approvals" -> ACCEPT;
                        case "REVIEW, round 3, 1 waivers, 0 approvals" -> APPROVE;
                        case "REVIEW, round 3, 1 waivers, 1 approvals" -> APPROVE_TOO;
                        case "ISSUING CANARY, round 3, 1 waivers, 2 approvals" -> GO_ON;
                        default -> null;
                    });
        }
    }

    /** Which of the decisions is the approval with which the run goes on, from 1. */
    static int lastApproval() {
        return Decision.APPROVE_TOO.ordinal() + 1;
    }

    /** Until every run has issued its bills. */
    void decide(List<Operator> operators) {
        Tries tries = new Tries();
        List<Desk> desks = operators.stream().map(Desk::new).toList();
        while (!desks.stream().allMatch(Desk::isDone)) {
            desks.forEach(desk -> desk.decide(tries));
            tries.pause(Duration.ofMillis(100));
        }
        desks.forEach(Desk::close);
    }

    /** What the people of an operator have before them: a page for each, of one run. */
    private final class Desk {
        private final Operator operator;
        private final Map<String, Page> pages = new HashMap<>();
        private String decidedAt = "";
        private long pressedNanos;

        Desk(Operator operator) {
            this.operator = operator;
        }

        boolean isDone() {
            return operator.reviewed().stands().startsWith("DONE");
        }

        /** Presses what is next, once; when nothing comes of it, again on a new page. */
        void decide(Tries tries) {
            String stands = operator.reviewed().stands();
            boolean before = stands.equals(decidedAt);
            if (before && System.nanoTime() - pressedNanos < ANSWER.toNanos()) {
                return;
            }
            Decision.at(stands)
                    .ifPresent(
                            next -> {
                                if (before) {
                                    close();
                                }
                                decidedAt = stands;
                                tries.once(() -> press(page(next.person), next));
                                pressedNanos = System.nanoTime();
                            });
        }

        private Page page(String person) {
            return pages.computeIfAbsent(
                    person,
                    who -> {
                        Page opened =
                                Chrome.open(
                                        who.equals(OWNER) ? owner : clerk,
                                        address.apply(operator),
                                        who,
                                        password);
                        opened.setDefaultTimeout(BUTTON_MILLIS);
                        return opened;
                    });
        }

        void close() {
            pages.values().forEach(Page::close);
            pages.clear();
        }
    }

    private static void press(Page page, Decision decision) {
        Chrome.press(Chrome.buttons(page, decision.button).first());
        if (decision == Decision.ACCEPT) {
            page.getByLabel("Reason").fill("The number is nobody's");
        }
        if (!decision.inDialog.isEmpty()) {
            int before = decision.inDialog.equals(decision.button) ? 1 : 0;
            Chrome.press(Chrome.buttons(page, decision.inDialog).nth(before));
        }
    }
}
