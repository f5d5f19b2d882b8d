package bellbird.system.stack;

import bellbird.local.LocalStack;
import bellbird.local.RunningStack;
import bellbird.local.mail.ReceivedMail;
import bellbird.system.browser.Chromium;
import bellbird.system.browser.Visitor;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Operators that have signed up through the public page, once for all tests of a run. */
public final class Operators {

    /** Long enough for the realm's policy; good for nothing but this run. */
    public static final String PASSWORD = "a quiet morning 7";

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern CONFIRMATION =
            Pattern.compile("https?://\\S+/login-actions/action-token\\?\\S+");

    /**
     * @param shortName host label and realm
     * @param schema of its tables, which is also its database role
     * @param ownerEmail with {@link #PASSWORD}
     */
    public record Operator(String shortName, String company, String schema, String ownerEmail) {

        /** Address of a page, from a path that begins with a slash. */
        public String url(String path) {
            return RunningStack.get().tenantUrl(shortName) + path;
        }
    }

    private Operators() {}

    public static Operator first() {
        return First.OPERATOR;
    }

    public static Operator second() {
        return Second.OPERATOR;
    }

    private static final class First {
        static final Operator OPERATOR = standing("canary-a", "Canarya7f3q Mobile");
    }

    private static final class Second {
        static final Operator OPERATOR = standing("canary-b", "Canaryb7f3q Mobile");
    }

    /** The operator of that name, signed up unless this stack already has it. */
    private static Operator standing(String shortName, String company) {
        return schemaOf(shortName)
                .map(schema -> new Operator(shortName, company, schema, owner(shortName)))
                .orElseGet(() -> signUp(shortName, company));
    }

    /** Signs up as a founder does, until the operator is ready and the founder can sign in. */
    public static Operator signUp(String shortName, String company) {
        try (Chromium chromium = new Chromium();
                Visitor founder = chromium.visitor()) {
            Operator operator = signUp(founder, shortName, company);
            confirmAddress(founder, operator);
            return operator;
        }
    }

    /** Signs up in a window that stays open; the address is still to be confirmed. */
    public static Operator signUp(Visitor founder, String shortName, String company) {
        LocalStack stack = RunningStack.get();
        String email = owner(shortName);
        founder.open(stack.publicUrl() + "/sign-up")
                .type("Name of your operator", company)
                .type("Your web address", shortName)
                .choose("Country", "United Kingdom")
                .type("Your e-mail", email)
                .type("Password", PASSWORD)
                .press("Create " + company)
                .sees(company + " is ready");
        Operator operator =
                new Operator(shortName, company, schemaOf(shortName).orElseThrow(), email);
        billAtTheCutOff(operator);
        return operator;
    }

    /** No run waits for late usage: stories have few days, and their files come in time. */
    private static void billAtTheCutOff(Operator operator) {
        String sql =
                "insert into %s.bill_run_policy (approvals, second_opinion, wait_hours) values (0, true, 0)"
                        .formatted(operator.schema());
        try (Connection connection = RunningStack.get().database();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Follows the link of the realm's mail, without which nobody is let in. */
    public static void confirmAddress(Visitor founder, Operator operator) {
        ReceivedMail mail =
                RunningStack.get()
                        .mails()
                        .await(
                                operator.ownerEmail(),
                                letter -> CONFIRMATION.matcher(letter.text()).find(),
                                PATIENCE);
        Matcher link = CONFIRMATION.matcher(mail.text());
        if (!link.find()) {
            throw new IllegalStateException("no link in " + mail.subject());
        }
        founder.open(link.group()).follow("Click here to proceed").sees("Account updated");
    }

    private static String owner(String shortName) {
        return "owner@" + shortName + ".example";
    }

    /** Schema of a tenant, if there is one of this short name. */
    public static Optional<String> schemaOf(String shortName) {
        try (Connection connection = RunningStack.get().database();
                PreparedStatement select =
                        connection.prepareStatement(
                                "select 't_' || code from control.tenant where short_name = ?")) {
            select.setString(1, shortName);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
