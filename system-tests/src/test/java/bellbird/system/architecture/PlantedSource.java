package bellbird.system.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/** Compiles a piece of source that breaks a rule, to see the rule notice it. */
final class PlantedSource {

    private PlantedSource() {}

    /**
     * @param name full name of the class
     * @return the folder with the compiled class
     */
    static Path compile(Path folder, String name, String source) throws IOException {
        Path file = folder.resolve("src").resolve(name.replace('.', '/') + ".java");
        Path out = Files.createDirectories(folder.resolve("classes"));
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
        String classPath =
                Modules.folders().stream()
                                .map(Path::toString)
                                .collect(Collectors.joining(File.pathSeparator))
                        + File.pathSeparator
                        + System.getProperty("java.class.path");
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled =
                    compiler.getTask(
                                    null,
                                    files,
                                    null,
                                    List.of("-d", out.toString(), "-cp", classPath, "-proc:none"),
                                    null,
                                    files.getJavaFileObjects(file))
                            .call();
            assertThat(compiled).as("planted source compiles").isTrue();
        }
        return out;
    }
}
