package org.posterity.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.cli.TestArchive;

/** Use cases work where there is no command line and no route: another door needs neither. */
class SecondDoorTest {
    @TempDir
    Path folder;

    /** The program, without its doors and the libraries that they are made with. */
    private static final class ProgramWithoutDoors extends ClassLoader {
        private static final List<String> DOORS =
                List.of("picocli.", "org.apache.camel.", "org.posterity.cli.", "org.posterity.routing.");

        ProgramWithoutDoors() {
            super(SecondDoorTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (DOORS.stream().anyMatch(name::startsWith)) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("org.posterity.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            try (InputStream content = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (content == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = content.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    @Test
    void ingestsListsShowsAndDeliversWithoutPicocliAndCamel() throws Exception {
        TestArchive desk = TestArchive.in(folder.resolve("desk"));
        ProgramWithoutDoors program = new ProgramWithoutDoors();
        assertThatThrownBy(() -> program.loadClass("picocli.CommandLine")).isInstanceOf(ClassNotFoundException.class);
        assertThatThrownBy(() -> program.loadClass("org.apache.camel.CamelContext"))
                .isInstanceOf(ClassNotFoundException.class);

        @SuppressWarnings("unchecked")
        List<String> answers = (List<String>) program.loadClass(SecondDoor.class.getName())
                .getMethod("answers", Path.class, Path.class, Path.class, Path.class)
                .invoke(
                        null,
                        desk.archive(),
                        desk.config(),
                        Path.of("archive-samples/kelp-and-kites"),
                        folder.resolve("copies"));

        assertThat(answers).hasSize(7);
        assertThat(answers.get(0)).isEqualTo("Archived");
        assertThat(Path.of(answers.get(1))).isRegularFile();
        assertThat(answers.subList(2, 4)).containsExactly("AlreadyHeld", "1 held, whole");
        assertThat(answers.get(4)).matches("urn:posterity:[a-z2-7]{20} of \\d\\d+ files");
        assertThat(answers.subList(5, 7)).containsExactly("Delivered", "0 packages");
        try (Stream<Path> copies = Files.list(folder.resolve("copies"))) {
            assertThat(copies).hasSize(1);
        }
        assertThat(desk.run("list").out()).contains("tiktok:kelp.and.kites");
    }
}
