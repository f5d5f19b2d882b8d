package bellbird.local;

import java.io.PrintStream;
import java.util.List;

/** Where everything is and who may sign in, on one page of a terminal. */
final class AddressTable {

    private static final String ROW = "  %-22s %-42s %s%n";

    private AddressTable() {}

    static void print(LocalStack stack, PrintStream out) {
        out.printf(ROW, "what", "where", "sign in as");
        for (Row row : rows(stack)) {
            out.printf(ROW, row.what, row.where, row.login);
        }
        out.printf("  The password of all demo people is %s%n", DemoTenant.PASSWORD);
    }

    private static List<Row> rows(LocalStack stack) {
        String demo = stack.tenantUrl(DemoTenant.SHORT_NAME);
        return List.of(
                new Row("Site and sign-up", stack.publicUrl(), ""),
                new Row("Operator (demo)", demo + "/operator", DemoTenant.OWNER),
                new Row("Support desk (demo)", demo + "/desk", DemoTenant.SUPPORT),
                new Row("Self-care (demo)", demo + "/care", DemoTenant.SUBSCRIBER),
                new Row("Platform", stack.publicUrl() + "/platform", DemoTenant.PLATFORM),
                new Row("Mail inbox", stack.inboxUrl(), ""),
                new Row("Stripe sandbox", stack.stripeUrl(), ""),
                new Row(
                        "Keycloak",
                        stack.keycloakUrl(),
                        Keycloak.ADMIN + " / " + Keycloak.ADMIN_PASSWORD),
                new Row(
                        "PostgreSQL 18",
                        "127.0.0.1:%d/bellbird".formatted(stack.ports().database()),
                        "postgres (no password)"),
                new Row("Health", stack.healthUrl(), ""),
                new Row("Usage inbox", stack.usageInbox("<short name>").toString(), ""));
    }

    private record Row(String what, String where, String login) {}
}
