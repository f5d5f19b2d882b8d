package bellbird.system.security;

import bellbird.kernel.id.Ids;
import bellbird.local.LocalStack;
import bellbird.local.RunningStack;
import bellbird.local.mail.ReceivedMail;
import bellbird.system.browser.Chromium;
import bellbird.system.browser.Visitor;
import bellbird.system.stack.MachineTokens;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a password must be, how it is changed, and that it is not guessed. */
class PasswordsIT {

    private static final String OPERATOR = "larkspur";
    private static final String OWNER = "owner@larkspur.example";
    private static final String OWNERS = "bellbird-demo-password";
    private static final String COMMON = "Welcome123456";
    private static final String FIRST = "seven brown foxes";
    private static final String SECOND = "eight green geese";
    private static final int TRIES = 5;
    private static final Pattern LINK = Pattern.compile("https?://[^\\s\"<>]+/invite/[^\\s\"<>]+");

    private final LocalStack stack = RunningStack.get();

    /** Somebody new in every run: whom the realm has locked out is of no use to another. */
    private final String agentEmail =
            "pascal-%s@larkspur.example".formatted(Ids.next().toString().substring(24));

    @Test
    void a_password_is_uncommon_is_changed_by_who_knows_it_and_is_not_guessed() {
        try (Chromium chromium = new Chromium();
                Visitor owner = chromium.visitor();
                Visitor agent = chromium.visitor();
                Visitor stranger = chromium.visitor()) {
            try {
                invite(owner);
                accept(agent);
                change(agent);
                forget(agent);
                guess(stranger);
            } catch (Throwable t) {
                owner.photograph(Path.of("target/last-seen/password-owner.png"));
                agent.photograph(Path.of("target/last-seen/password-agent.png"));
                stranger.photograph(Path.of("target/last-seen/password-stranger.png"));
                throw t;
            }
        }
    }

    private void invite(Visitor owner) {
        owner.open(page("/operator/settings/people"))
                .signIn(OWNER, OWNERS)
                .press("Invite a colleague")
                .type("Full name", "Pascal Word")
                .type("E-mail", agentEmail)
                .choose("Role", "Support agent")
                .pressInDialog("Send invitation")
                .sees("An invitation is on its way");
    }

    private void accept(Visitor agent) {
        ReceivedMail mail =
                stack.mails()
                        .await(
                                agentEmail,
                                letter -> LINK.matcher(letter.text()).find(),
                                Duration.ofMinutes(1));
        Matcher link = LINK.matcher(mail.text());
        if (!link.find()) {
            throw new IllegalStateException(mail.subject());
        }
        agent.open(link.group())
                .type("Password", COMMON)
                .press("Set up sign-in")
                .sees("Too many people choose this password")
                .type("Password", FIRST)
                .press("Set up sign-in")
                .follow("Sign in");
        agent.signIn(agentEmail, FIRST).sees("Inbox");
    }

    /** From the person's menu, by way of the realm, and back. */
    private void change(Visitor agent) {
        agent.page().getByLabel("Menu of Pascal Word").click();
        agent.choosesRow("Change password");
        agent.page().locator("#password").fill("not the old one");
        agent.page().locator("#kc-login").click();
        agent.sees("Invalid");
        agent.page().locator("#password").fill(FIRST);
        agent.page().locator("#kc-login").click();
        setNew(agent, COMMON);
        agent.sees("password is not allowed");
        setNew(agent, SECOND);
        agent.page().waitForURL("**/desk*");
        agent.sees("Inbox");
    }

    private static void setNew(Visitor agent, String password) {
        for (String field : List.of("#password-new", "#password-confirm")) {
            agent.page().locator(field).fill(password);
        }
        agent.page().locator("#kc-passwd-update-form [type=submit]").first().click();
    }

    private void forget(Visitor agent) {
        agent.open(page("/logout")).sees("Sign in again").follow("Sign in again");
        agent.signIn(agentEmail, FIRST).sees("Invalid");
        agent.signIn(agentEmail, SECOND).sees("Inbox");
    }

    /** Nobody waits for the end of the pause: the realm is asked to forget the failures. */
    private void guess(Visitor stranger) {
        stranger.open(page("/desk"));
        for (int i = 0; i < TRIES; i++) {
            stranger.signIn(agentEmail, "guess number " + i).sees("Invalid");
        }
        stranger.signIn(agentEmail, SECOND).sees("Invalid");
        try (HttpClient http = HttpClient.newHttpClient()) {
            new MachineTokens(stack, http).forgetFailures(OPERATOR);
        }
        stranger.signIn(agentEmail, SECOND).sees("Inbox");
    }

    private String page(String path) {
        return stack.tenantUrl(OPERATOR) + path;
    }
}
