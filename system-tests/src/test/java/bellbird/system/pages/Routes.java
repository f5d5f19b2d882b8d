package bellbird.system.pages;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The routes the portal's classes declare. */
final class Routes {

    private static final Path PORTAL = Path.of("../portal-ui/target/classes");
    private static final Set<String> ANNOTATIONS =
            Set.of("com.vaadin.flow.router.Route", "com.vaadin.flow.router.RouteAlias");

    private Routes() {}

    static Set<String> declared() {
        return new ClassFileImporter()
                .importPath(PORTAL).stream()
                        .map(JavaClass::getAnnotations)
                        .flatMap(Set::stream)
                        .filter(
                                annotation ->
                                        ANNOTATIONS.contains(annotation.getRawType().getName()))
                        .map(Routes::path)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String path(JavaAnnotation<?> annotation) {
        return annotation.get("value").map(Object::toString).orElseThrow();
    }
}
