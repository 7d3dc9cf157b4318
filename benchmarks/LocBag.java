import gov.loc.repository.bagit.creator.BagCreator;
import gov.loc.repository.bagit.domain.Bag;
import gov.loc.repository.bagit.hash.StandardSupportedAlgorithms;
import gov.loc.repository.bagit.reader.BagReader;
import gov.loc.repository.bagit.verify.BagVerifier;
import java.nio.file.Path;
import java.util.List;

/**
 * The Library of Congress's bagit-java, creating a bag in place with both digests and then verifying it. Prints the seconds
 * of each and of both.
 *
 * <p>{@code java -cp … LocBag.java FOLDER}
 */
class LocBag {
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        long start = System.nanoTime();
        BagCreator.bagInPlace(
                folder, List.of(StandardSupportedAlgorithms.SHA256, StandardSupportedAlgorithms.SHA512), false);
        double created = (System.nanoTime() - start) / 1e9;
        Bag bag = new BagReader().read(folder);
        try (BagVerifier verifier = new BagVerifier()) {
            verifier.isValid(bag, false);
        }
        double both = (System.nanoTime() - start) / 1e9;
        System.out.printf("%.3f %.3f %.3f%n", created, both - created, both);
    }
}
