package bellbird.crash;

import bellbird.crash.agent.CommitAgent;
import bellbird.crash.agent.CommitGate;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The agent as a jar, made of the test classes. */
final class AgentJar {

    private AgentJar() {}

    static void write(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes()
                .put(new Attributes.Name("Premain-Class"), CommitAgent.class.getName());
        String folder = CommitGate.class.getPackageName().replace('.', '/') + "/";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                Stream<Path> classes = Files.list(classes(folder))) {
            for (Path type : classes.sorted().toList()) {
                out.putNextEntry(new ZipEntry(folder + type.getFileName()));
                Files.copy(type, out);
                out.closeEntry();
            }
        }
    }

    private static Path classes(String folder) throws IOException {
        try (InputStream there =
                AgentJar.class.getResourceAsStream("/" + folder + "CommitGate.class")) {
            Objects.requireNonNull(there, folder);
            return Path.of(
                            AgentJar.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .getPath())
                    .resolve(folder);
        }
    }
}
