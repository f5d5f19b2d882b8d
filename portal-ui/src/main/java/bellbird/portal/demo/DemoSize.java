package bellbird.portal.demo;

import java.util.Objects;

/** How many subscribers the demo has: enough to look alive, or few where tests wait for it. */
final class DemoSize {

    private static final String VARIABLE = "BELLBIRD_DEMO_SUBSCRIBERS";
    private static final int FEW = 8;
    private static final int MOST = 400;

    private DemoSize() {}

    static int subscribers() {
        String told = Objects.requireNonNullElse(System.getenv(VARIABLE), "");
        return told.matches("\\d{1,3}") ? Math.clamp(Integer.parseInt(told), FEW, MOST) : FEW;
    }
}
