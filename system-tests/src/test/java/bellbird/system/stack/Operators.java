package bellbird.system.stack;

import bellbird.local.LocalStack;
import bellbird.local.RunningStack;
import bellbird.system.browser.Chromium;
import bellbird.system.browser.Visitor;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Operators that have signed up through the public page, once for all tests of a run. */
public final class Operators {

    /** Long enough for the realm's policy; good for nothing but this run. */
    public static final String PASSWORD = "a quiet morning 7";

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
        static final Operator OPERATOR = standing("canary-a", "Canary A Mobile");
    }

    private static final class Second {
        static final Operator OPERATOR = standing("canary-b", "Canary B Mobile");
    }

    /** The operator of that name, signed up unless this stack already has it. */
    private static Operator standing(String shortName, String company) {
        return schemaOf(shortName)
                .map(schema -> new Operator(shortName, company, schema, owner(shortName)))
                .orElseGet(() -> signUp(shortName, company));
    }

    /** Signs up as a founder does, and waits until the operator is ready. */
    public static Operator signUp(String shortName, String company) {
        try (Chromium chromium = new Chromium();
                Visitor founder = chromium.visitor()) {
            return signUp(founder, shortName, company);
        }
    }

    /** As {@link #signUp(String, String)}, in a window that stays open. */
    public static Operator signUp(Visitor founder, String shortName, String company) {
        LocalStack stack = RunningStack.get();
        String email = owner(shortName);
        founder.open(stack.publicUrl() + "/sign-up")
                .type("Name of your operator", company)
                .seesSomethingIn("Your web address") // the suggestion, which a founder may replace
                .type("Your web address", shortName)
                .choose("Country", "United Kingdom")
                .type("Your e-mail", email)
                .type("Password", PASSWORD)
                .press("Create " + company)
                .sees(company + " is ready");
        return new Operator(shortName, company, schemaOf(shortName).orElseThrow(), email);
    }

    private static String owner(String shortName) {
        return "owner@" + shortName + ".example";
    }

    private static Optional<String> schemaOf(String shortName) {
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
