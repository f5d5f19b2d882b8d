package bellbird.system.isolation;

import bellbird.system.browser.Chromium;
import bellbird.system.isolation.PageCase.Who;
import bellbird.system.stack.Operators;
import bellbird.system.stack.Operators.Operator;
import java.util.EnumMap;
import java.util.Map;

/** People of the first operator, each signed in at the realm in a window of their own. */
final class Attackers implements AutoCloseable {

    private final Chromium chromium = new Chromium();
    private final Map<Who, Window> windows = new EnumMap<>(Who.class);

    Attackers(Twins twins) {
        windows.put(
                Who.OWNER,
                new Window(chromium, twins.first())
                        .signIn("/operator", twins.first().ownerEmail(), Operators.PASSWORD));
        windows.put(Who.GUEST, new Window(chromium, twins.first()));
        windows.put(Who.SUBSCRIBER, subscriber(twins));
        at(Who.GUEST).open("/invite/open");
    }

    private Window subscriber(Twins twins) {
        Window window = new Window(chromium, twins.first());
        if (!twins.hasSubscriber()) {
            window.open("/invite/subscriber");
            window.visitor()
                    .type("Password", Operators.PASSWORD)
                    .press("Set up sign-in")
                    .sees("Sign in");
        }
        return window.signIn("/care", twins.subscriberEmail(), Operators.PASSWORD);
    }

    Window at(Who who) {
        Window window = windows.get(who);
        if (window == null) {
            throw new IllegalArgumentException("nobody is " + who);
        }
        return window;
    }

    /** A window of its own, where nobody is signed in. */
    Window stranger(Operator host) {
        return new Window(chromium, host);
    }

    @Override
    public void close() {
        windows.values().forEach(Window::close);
        chromium.close();
    }
}
