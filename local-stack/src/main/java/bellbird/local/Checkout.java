package bellbird.local;

import java.nio.file.Files;
import java.nio.file.Path;

/** A working copy of the project: where the build leaves its parts, and where tools are kept. */
public record Checkout(Path root) {

    /** Finds the working copy around the current folder; {@code -Dbellbird.root} overrides. */
    public static Checkout find() {
        String told = System.getProperty("bellbird.root");
        Path start = Path.of(told == null ? "" : told).toAbsolutePath().normalize();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("local-stack/src"))) {
                return new Checkout(folder);
            }
        }
        throw new StackException("%s is not inside a Bellbird checkout.".formatted(start));
    }

    /** Tools and data of this working copy; ignored by git. */
    public Path home() {
        return root.resolve(".bellbird");
    }

    Path server() {
        return root.resolve("portal-ui/target/server");
    }

    Path war() {
        return root.resolve("portal-ui/target/ROOT.war");
    }

    Path keycloak() {
        return home().resolve("tools/keycloak");
    }

    /** What the realms refuse as a password; the product has the same list. */
    Path commonPasswords() {
        return root.resolve("tenant-admin/src/main/resources/identity/common-passwords.txt");
    }

    Path postgresBinaries() {
        return home().resolve("tools/postgres");
    }
}
