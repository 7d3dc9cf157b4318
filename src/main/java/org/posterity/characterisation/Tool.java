package org.posterity.characterisation;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.posterity.model.TerminalFailure;

/** A library that describes files, with the version that is on the class path. */
enum Tool {
    METADATA_EXTRACTOR("metadata-extractor", "com.drewnoakes/metadata-extractor"),
    TIKA("Apache Tika", "org.apache.tika/tika-core");

    private final String text;

    Tool(String name, String artifact) {
        try (InputStream properties =
                Tool.class.getResourceAsStream("/META-INF/maven/" + artifact + "/pom.properties")) {
            Properties pom = new Properties();
            if (properties != null) {
                pom.load(properties);
            }
            text = (name + " " + pom.getProperty("version", "")).strip();
        } catch (IOException e) {
            throw new TerminalFailure("The program's own libraries cannot be read.", e);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
