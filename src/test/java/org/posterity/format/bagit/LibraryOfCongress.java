package org.posterity.format.bagit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import gov.loc.repository.bagit.domain.Bag;
import gov.loc.repository.bagit.reader.BagReader;
import gov.loc.repository.bagit.verify.BagVerifier;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** The Library of Congress' own BagIt library, which knows nothing of ours, as an oracle. */
final class LibraryOfCongress {
    static {
        ((Logger) LoggerFactory.getLogger("gov.loc")).setLevel(Level.OFF);
    }

    private LibraryOfCongress() {}

    /** Why it finds a bag not valid; empty if it finds it valid. */
    static Optional<Exception> objectionTo(Path bag) {
        try (BagVerifier verifier = new BagVerifier()) {
            Bag read = new BagReader().read(bag);
            verifier.isValid(read, false);
            return Optional.empty();
        } catch (Exception e) {
            return Optional.of(e);
        }
    }
}
