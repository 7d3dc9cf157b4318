package org.posterity.characterisation;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Properties;
import org.posterity.model.TerminalFailure;

/** The table of PRONOM identifiers by media type and deciding detail. */
final class Pronom {
    private final Properties identifiers = new Properties();

    Pronom() {
        try (InputStream table = Pronom.class.getResourceAsStream("pronom.properties")) {
            identifiers.load(table);
        } catch (IOException e) {
            throw new TerminalFailure("The program's own table of formats cannot be read.", e);
        }
    }

    Optional<String> identifier(String mediaType) {
        return Optional.ofNullable(identifiers.getProperty(mediaType));
    }

    /** For formats whose versions have identifiers of their own. */
    Optional<String> identifier(String mediaType, String detail) {
        return identifier(mediaType + " " + detail);
    }
}
