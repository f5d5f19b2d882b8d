package bellbird.provisioning;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which short names can be a host, a realm and a word people say: three to 31 lower-case letters,
 * digits and hyphens, the first a letter. Says what is wrong with the others.
 */
public final class ShortNames {

    private static final Pattern ALLOWED = Pattern.compile("[a-z][a-z0-9-]{2,30}");
    private static final Set<String> DATABASE =
            Set.of(
                    "public",
                    "postgres",
                    "control",
                    "extensions",
                    "information-schema",
                    "template0",
                    "template1");
    private static final Set<String> HOSTS =
            Set.of(
                    "www",
                    "www2",
                    "mail",
                    "smtp",
                    "imap",
                    "pop",
                    "ftp",
                    "dns",
                    "ns1",
                    "ns2",
                    "api",
                    "app",
                    "cdn",
                    "static",
                    "assets",
                    "status",
                    "docs",
                    "help",
                    "blog",
                    "shop",
                    "autodiscover",
                    "autoconfig",
                    "localhost",
                    "localdomain",
                    "wpad",
                    "isatap",
                    "webmail",
                    "vpn",
                    "test",
                    "dev",
                    "stage",
                    "staging",
                    "demo",
                    "beta");
    private static final Set<String> OURS =
            Set.of(
                    "master",
                    "admin",
                    "administrator",
                    "root",
                    "system",
                    "keycloak",
                    "platform",
                    "operator",
                    "desk",
                    "care",
                    "support",
                    "billing",
                    "account",
                    "accounts",
                    "login",
                    "logout",
                    "signup",
                    "sign-up",
                    "auth",
                    "sso",
                    "security",
                    "abuse",
                    "hostmaster",
                    "postmaster",
                    "webmaster",
                    "noreply",
                    "no-reply");

    private ShortNames() {}

    /** The message key of what is wrong; empty if the name is fine. */
    public static Optional<String> problem(String name) {
        if (name.isEmpty()) {
            return Optional.of("error.signUp.shortName.empty");
        }
        if (name.contains("/") || name.contains("\\") || name.contains("..")) {
            return Optional.of("error.signUp.shortName.path");
        }
        if (name.contains(".")) {
            return Optional.of("error.signUp.shortName.domain");
        }
        if (name.startsWith("pg_") || name.startsWith("pg-") || DATABASE.contains(name)) {
            return Optional.of("error.signUp.shortName.database");
        }
        if (name.length() > 31) {
            return Optional.of("error.signUp.shortName.tooLong");
        }
        if (HOSTS.contains(name)) {
            return Optional.of("error.signUp.shortName.host");
        }
        if (OURS.contains(name) || name.startsWith("bellbird")) {
            return Optional.of("error.signUp.shortName.reserved");
        }
        if (name.length() < 3) {
            return Optional.of("error.signUp.shortName.tooShort");
        }
        if (!ALLOWED.matcher(name).matches()) {
            return Optional.of("error.signUp.shortName.characters");
        }
        if (name.endsWith("-") || name.contains("--")) {
            return Optional.of("error.signUp.shortName.hyphen");
        }
        return Optional.empty();
    }
}
