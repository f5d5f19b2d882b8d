package bellbird.portal.access;

import jakarta.servlet.ServletException;
import java.io.IOException;

/** The network address of the request at hand. */
final class RequestOrigin {

    private static final ScopedValue<String> ADDRESS = ScopedValue.newInstance();

    private RequestOrigin() {}

    /** What a request does. */
    interface Work {
        void run() throws Exception;
    }

    static String address() {
        return ADDRESS.orElse("-");
    }

    static void run(String address, Work work) throws IOException, ServletException {
        try {
            ScopedValue.where(ADDRESS, address)
                    .call(
                            () -> {
                                work.run();
                                return true;
                            });
        } catch (IOException | ServletException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
