package org.posterity.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class FileNamesTest {

    @Test
    void encodesANameSoThatItResolvesToItself() {
        for (String name : new String[] {
            "7499.mp4",
            "kelp & kites #1?.mp4",
            "100%.mp4",
            "javascript:alert(1)",
            "été 😀.mp4",
            "a/b",
            "\"'<>.mp4",
            "//x"
        }) {
            URI resolved = URI.create("https://archive.example/post/page.html").resolve(FileNames.link(name));

            assertThat(resolved.getHost()).isEqualTo("archive.example");
            assertThat(resolved.getPath()).isEqualTo("/post/" + name);
            assertThat(resolved.getFragment()).isNull();
            assertThat(resolved.getQuery()).isNull();
        }
    }

    @Test
    void showsCharactersThatWouldTurnANameAround() {
        assertThat(FileNames.shown("kite\u202Egpj.exe")).isEqualTo("kite⟨U+202E⟩gpj.exe");
        assertThat(FileNames.shown("a\nb")).isEqualTo("a⟨U+000A⟩b");
        assertThat(FileNames.shown("طائرة.mp4")).isEqualTo("طائرة.mp4");
    }
}
