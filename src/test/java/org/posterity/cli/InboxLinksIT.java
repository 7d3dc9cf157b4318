package org.posterity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links in the inbox of a {@code watch} in the place of a collection's folder. */
class InboxLinksIT {
    @TempDir
    private Path scratch;

    /** One is there when the watch begins; another takes the folder's place meanwhile. */
    @Test
    void aLinkInThePlaceOfACollectionIsRefusedOnceAndNeverFollowed() throws Exception {
        WatchingProgram watching = new WatchingProgram(scratch).set("inbox.collections", "Reef,Shore");
        Path inbox = Files.createDirectory(watching.inbox());
        Path outside = Files.createDirectory(scratch.resolve("outside"));
        new PseudoDonation("first.person", 1).writeTo(outside.resolve("donation"), 1000);
        Map<String, Object> before = look(outside);
        Files.createSymbolicLink(inbox.resolve("Reef"), outside);

        for (String link : List.of("Reef", "Shore")) {
            try (PackagedProgram program = watching.start()) {
                assertThat(program.awaits(() -> program.errors().contains("Watching")))
                        .as(program.errors())
                        .isTrue();
                if (link.equals("Shore")) {
                    Files.delete(inbox.resolve("Shore"));
                    Files.createSymbolicLink(inbox.resolve("Shore"), outside);
                }
                Files.move(
                        new PseudoDonation(link, 1).writeTo(scratch.resolve(link), 1000), inbox.resolve("by " + link));

                assertThat(program.awaits(() -> program.output().lines().count() == 2))
                        .as(program.output() + program.errors())
                        .isTrue();
                assertThat(program.terminate().exit()).isZero();
                List<JsonNode> told = new TestArchive.Answer(0, program.output(), "").json();
                assertThat(told)
                        .extracting(line -> line.path("outcome").asText())
                        .containsExactlyInAnyOrder("refused", "archived");
                assertThat(told.toString()).contains("\"reason\":\"link\"", "\"name\":\"" + link + "\"");
            }
        }
        assertThat(look(outside)).isEqualTo(before);
        assertThat(watching.archive().run("list").out().lines()).hasSize(2);
    }

    /** Every file and folder with its time. */
    private static Map<String, Object> look(Path folder) throws IOException {
        Map<String, Object> look = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.toList()) {
                look.put(path.toString(), Files.getLastModifiedTime(path));
            }
        }
        return look;
    }
}
