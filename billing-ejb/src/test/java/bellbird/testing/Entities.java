package bellbird.testing;

import jakarta.persistence.Entity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Every entity of the module. */
public final class Entities {

    public static final Class<?>[] ALL = find();

    private Entities() {}

    private static Class<?>[] find() {
        try {
            Path classes =
                    Path.of(
                                    Entities.class
                                            .getProtectionDomain()
                                            .getCodeSource()
                                            .getLocation()
                                            .toURI())
                            .resolveSibling("classes");
            try (Stream<Path> files = Files.walk(classes)) {
                return files.map(file -> classes.relativize(file).toString())
                        .filter(name -> name.endsWith(".class") && !name.contains("package-info"))
                        .map(name -> name.replace('/', '.').replaceFirst("\\.class$", ""))
                        .<Class<?>>map(Entities::load)
                        .filter(type -> type.isAnnotationPresent(Entity.class))
                        .toArray(Class<?>[]::new);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Entities.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
