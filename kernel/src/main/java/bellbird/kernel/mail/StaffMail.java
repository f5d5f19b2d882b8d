package bellbird.kernel.mail;

import java.util.Map;

/** Port: tells those who answer for the tenant that something needs a look. */
public interface StaffMail {

    /**
     * Queues one mail for each of them, in the caller's transaction.
     *
     * @param key natural key of the matter, such as {@code invariants/<night>}: told once
     * @param template see {@link Mail}
     * @param parameters for the texts
     * @param path page to look at, such as {@code operator/health}
     */
    void tell(String key, String template, Map<String, String> parameters, String path);
}
