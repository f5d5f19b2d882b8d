package bellbird.system.isolation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;

/** Writes down which cases were tried, one a line, in {@code target/isolation}. */
final class CaseList {

    private final String name;
    private final SortedSet<String> cases = new TreeSet<>();

    CaseList(String name) {
        this.name = name;
    }

    void add(String tried) {
        cases.add(tried);
    }

    /** How many different cases were tried. */
    int count() {
        return cases.size();
    }

    void write() {
        Path file = Path.of("target", "isolation", name + ".txt");
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, cases);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.println(name + ": " + cases.size() + " cases tried, listed in " + file);
    }
}
