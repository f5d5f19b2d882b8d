package bellbird.system.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The compiled classes of every module, as the build has just made them. */
public final class Modules {

    static final List<String> NAMES =
            List.of(
                    "kernel",
                    "tenant-admin",
                    "billing-ejb",
                    "customer-care",
                    "payments",
                    "invoice-templates",
                    "portal-ui",
                    "reference-biller");

    private static final JavaClasses ALL = load(List.of());

    private Modules() {}

    public static JavaClasses classes() {
        return ALL;
    }

    /** All classes and, beside them, what stands in the given folder. */
    static JavaClasses classesWith(Path folder) {
        return load(List.of(folder));
    }

    static List<Path> folders() {
        return NAMES.stream().map(name -> Path.of("..", name, "target", "classes")).toList();
    }

    private static JavaClasses load(List<Path> more) {
        var paths = new ArrayList<>(folders());
        paths.addAll(more);
        return new ClassFileImporter().importPaths(paths);
    }
}
