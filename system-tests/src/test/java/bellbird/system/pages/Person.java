package bellbird.system.pages;

import bellbird.local.LocalStack;
import bellbird.system.browser.Visitor;

/** Who looks: each sees other areas, and signs in at another door. */
enum Person {
    ANYBODY("", ""),
    GUEST("", ""),
    OWNER("owner@larkspur.example", "operator"),
    SUBSCRIBER("wren@featherby.example", "care"),
    PLATFORM("platform@bellbird.example", "platform");

    private static final String PASSWORD = "bellbird-demo-password";

    private final String email;
    private final String door;

    Person(String email, String door) {
        this.email = email;
        this.door = door;
    }

    String host(LocalStack stack) {
        return switch (this) {
            case ANYBODY, PLATFORM -> stack.publicUrl();
            case GUEST, OWNER, SUBSCRIBER -> stack.tenantUrl("larkspur");
        };
    }

    /** One after the other: the realm refuses two sign-ins of the same person at one moment. */
    synchronized void enter(Visitor visitor, LocalStack stack) {
        if (!email.isEmpty()) {
            visitor.open(host(stack) + "/" + door).signIn(email, PASSWORD);
            visitor.page().waitForURL("**/" + door + "*");
        }
    }
}
