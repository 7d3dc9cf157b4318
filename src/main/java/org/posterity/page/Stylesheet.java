package org.posterity.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.posterity.model.TerminalFailure;

/** A style sheet of ours, written into the page itself: a page has no parts outside of it but the media it shows. */
record Stylesheet(String css) {

    static Stylesheet named(String name) {
        try (InputStream resource = Stylesheet.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new TerminalFailure("This installation of Posterity lacks " + name + ".");
            }
            return new Stylesheet(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new TerminalFailure("A part of this installation of Posterity cannot be read: " + name + ".", e);
        }
    }
}
