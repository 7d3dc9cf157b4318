import gov.loc.repository.bagit.creator.BagCreator;
import gov.loc.repository.bagit.hash.StandardSupportedAlgorithms;
import gov.loc.repository.bagit.hash.SupportedAlgorithm;
import gov.loc.repository.bagit.reader.BagReader;
import gov.loc.repository.bagit.verify.BagVerifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The peer: the Library of Congress's bagit-java makes a bag with both digests of a copy of the files, in place, and
 * verifies it. Prints the seconds of each step as one line of JSON; the start of the virtual machine is not in it, and the
 * copying is told apart from creating and verifying.
 *
 * <pre>java -cp CLASSPATH_WITH_BAGIT benchmarks/LocBag.java IN NEW</pre>
 */
final class LocBag {
    private static final List<SupportedAlgorithm> DIGESTS =
            List.of(StandardSupportedAlgorithms.SHA256, StandardSupportedAlgorithms.SHA512);

    private LocBag() {}

    public static void main(String[] args) throws Exception {
        Path in = Path.of(args[0]);
        Path bag = Path.of(args[1]);
        long start = System.nanoTime();
        copy(in, bag);
        long copied = System.nanoTime();
        BagCreator.bagInPlace(bag, DIGESTS, false);
        long created = System.nanoTime();
        try (BagVerifier verifier = new BagVerifier()) {
            verifier.isValid(new BagReader().read(bag), true);
        }
        long verified = System.nanoTime();
        System.out.printf(
                Locale.ROOT,
                "{\"copy\": %.3f, \"create\": %.3f, \"verify\": %.3f, \"sum\": %.3f}%n",
                (copied - start) / 1e9,
                (created - copied) / 1e9,
                (verified - created) / 1e9,
                (verified - copied) / 1e9);
        // The verifier's pool would keep the virtual machine alive for a minute.
        System.exit(0);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(file -> {
                try {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
